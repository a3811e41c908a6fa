using CheckThenInsertAnalyzer.Schema;
using Npgsql;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential;

/// <summary>Each script is run on the server and read by the reader; then what pg_dump writes of the same database is read.</summary>
public sealed class DdlReaderDifferentialTests(PostgresServer server, ComparedSchemas compared, ITestOutputHelper output) : IClassFixture<ComparedSchemas>
{
    public static TheoryData<string> Scripts => [.. SchemaScript.Names];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task The_reader_sees_in_a_script_and_in_its_dump_what_the_server_has(string name)
    {
        var script = SchemaScript.Named(name);
        await using var database = await server.CreateDatabaseAsync();
        await script.ApplyToAsync(database);
        await using var connection = await database.OpenAsync();
        var catalog = await ServerSchema.ReadAsync(connection);

        Assert.NotEmpty(catalog.Facts);
        await AgreesAsync(connection, catalog, script.Read());
        compared.Add(catalog, isDump: false);

        var dump = await server.DumpSchemaAsync(database);
        await AgreesAsync(connection, catalog, DdlReader.Read(dump, "dump.sql"));
        compared.Add(catalog, isDump: true);
        output.WriteLine(compared.ToString());
    }

    private static async Task AgreesAsync(NpgsqlConnection connection, ServerSchema catalog, DatabaseSchema read)
    {
        var differences = await SchemaComparison.DifferencesAsync(connection, catalog, read);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}
