using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Migrations;

/// <summary>EF Core's own tools write snapshot and migration of a model; what the analyzer reads in them is compared with what the migration's SQL makes.</summary>
public sealed class MigrationDifferentialTests(ComparedMigrations compared, ITestOutputHelper output) : IClassFixture<ComparedMigrations>
{
    private static readonly string Sources = Path.Combine(AppContext.BaseDirectory, "Differential", "Migrations", "HandWritten");

    public static TheoryData<string> Models => [.. MigratedContexts.Names];

    [Theory]
    [MemberData(nameof(Models))]
    public async Task The_snapshot_and_the_migration_of_a_model_say_what_the_server_has(string name)
    {
        await using var context = MigratedContexts.Create(name);
        var generated = GeneratedMigrations.For(context);

        await compared.AgreeAsync(
            generated.Commands,
            GeneratedMigrations.Read(generated.Snapshot).Tables,
            GeneratedMigrations.Read(generated.Migration).Tables,
            GeneratedMigrations.Read(generated.Snapshot, generated.Migration).Tables);
        output.WriteLine(compared.ToString());
    }

    [Fact]
    public async Task Migrations_changed_by_hand_say_what_the_server_has()
    {
        await using var context = MigratedContexts.Create("conventions");
        Migration[] migrations = [new HandWritten.FirstTables(), new HandWritten.Changes(), new HandWritten.RawKeys(), new HandWritten.Renames()];
        var commands = migrations.SelectMany(migration => GeneratedMigrations.CommandsOf(context, migration.UpOperations, model: null)).ToList();

        await compared.AgreeAsync(commands, GeneratedMigrations.Read(Directory.EnumerateFiles(Sources, "*.cs").Select(File.ReadAllText)).Tables);
        output.WriteLine(compared.ToString());
    }
}
