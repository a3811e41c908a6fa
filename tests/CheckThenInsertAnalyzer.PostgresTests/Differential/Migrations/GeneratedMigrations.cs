using System.Reflection;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Migrations;

/// <summary>What <c>dotnet ef migrations add</c> writes for a context, and the SQL that the migration then sends.</summary>
/// <param name="Snapshot">The source of the model snapshot.</param>
/// <param name="Migration">The source of the migration.</param>
/// <param name="Commands">The commands of the migration.</param>
internal sealed record GeneratedMigrations(string Snapshot, string Migration, IReadOnlyList<string> Commands)
{
    private const string Space = "Shop.Migrations";

    public static GeneratedMigrations For(DbContext context)
    {
        var model = context.GetService<IDesignTimeModel>().Model;
        var operations = context.GetService<IMigrationsModelDiffer>().GetDifferences(source: null, model.GetRelationalModel());
        var generator = DesignServices(context).GetRequiredService<IMigrationsCodeGenerator>();
        return new(
            generator.GenerateSnapshot(Space, context.GetType(), "ShopContextModelSnapshot", model),
            generator.GenerateMigration(Space, "First", operations, []),
            CommandsOf(context, operations, model));
    }

    /// <summary>The SQL of operations, command by command.</summary>
    public static IReadOnlyList<string> CommandsOf(DbContext context, IReadOnlyList<MigrationOperation> operations, IModel? model) =>
        [.. context.GetService<IMigrationsSqlGenerator>().Generate(operations, model).Select(command => command.CommandText)];

    /// <summary>What the analyzer reads in the sources.</summary>
    public static MigratedSchema Read(params IEnumerable<string> sources)
    {
        var compilation = CSharpCompilation.Create("Shop", sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, path: $"{index}.cs")));
        return MigratedSchema.Of(MigrationSources.In(compilation, CancellationToken.None));
    }

    private static ServiceProvider DesignServices(DbContext context)
    {
        var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(context);
        var provider = typeof(NpgsqlDbContextOptionsBuilderExtensions).Assembly;
        var name = provider.GetCustomAttribute<DesignTimeProviderServicesAttribute>()!.TypeName;
        ((IDesignTimeServices)Activator.CreateInstance(provider.GetType(name, throwOnError: true)!)!).ConfigureDesignTimeServices(services);
        return services.BuildServiceProvider();
    }
}
