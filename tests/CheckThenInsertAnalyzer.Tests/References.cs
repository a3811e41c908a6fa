using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CheckThenInsertAnalyzer.Tests;

/// <summary>What sources under test are compiled against: the libraries themselves, so that a test fails when they change what the analyzer relies on.</summary>
internal static class References
{
    /// <summary>.NET 10 alone: a project without any of the libraries.</summary>
    public static ImmutableArray<MetadataReference> Net { get; } = [.. Net100.References.All];

    /// <summary>Dapper, to be added to <see cref="Net"/>.</summary>
    public static ImmutableArray<MetadataReference> Dapper { get; } = [Containing(typeof(global::Dapper.SqlMapper))];

    /// <summary>Npgsql, to be added to <see cref="Net"/>.</summary>
    public static ImmutableArray<MetadataReference> Npgsql { get; } =
    [
        Containing(typeof(global::Npgsql.NpgsqlConnection)),
        Containing(typeof(Microsoft.Extensions.Logging.ILogger)),
    ];

    /// <summary>EF Core and its PostgreSQL provider, to be added to <see cref="Net"/> and <see cref="Npgsql"/>.</summary>
    public static ImmutableArray<MetadataReference> EntityFramework { get; } =
    [
        Containing(typeof(Microsoft.EntityFrameworkCore.IndexAttribute)),
        Containing(typeof(Microsoft.EntityFrameworkCore.DbContext)),
        Containing(typeof(Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions)),
        Containing(typeof(Microsoft.EntityFrameworkCore.NpgsqlDbContextOptionsBuilderExtensions)),
        Containing(typeof(Microsoft.Extensions.Caching.Memory.IMemoryCache)),
        Containing(typeof(Microsoft.Extensions.DependencyInjection.IServiceCollection)),
    ];

    /// <summary>EF Core as a class library sees it that leaves the provider to the application.</summary>
    public static ImmutableArray<MetadataReference> EntityFrameworkWithoutNpgsql { get; } = [.. EntityFramework.Where(reference => reference.Display?.Contains("Npgsql") != true)];

    /// <summary>.NET 10 and every library.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = [.. Net, .. Dapper, .. Npgsql, .. EntityFramework];

    /// <summary>An assembly of that name with nothing in it, for what is told by a reference alone.</summary>
    public static MetadataReference Empty(string name)
    {
        using var stream = new MemoryStream();
        var emitted = CSharpCompilation.Create(name, references: Net100.References.All, options: new(OutputKind.DynamicallyLinkedLibrary)).Emit(stream);
        return emitted.Success ? MetadataReference.CreateFromImage(stream.ToArray()) : throw new InvalidOperationException($"The assembly {name} does not compile.");
    }

    private static PortableExecutableReference Containing(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);
}
