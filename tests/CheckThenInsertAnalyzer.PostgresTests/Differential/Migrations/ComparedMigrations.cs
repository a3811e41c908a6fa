using System.Globalization;
using System.Text.RegularExpressions;
using CheckThenInsertAnalyzer.Schema;
using Npgsql;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Migrations;

/// <summary>Runs the SQL of migrations, compares what the analyzer reads in their sources with pg_catalog, and counts what was compared.</summary>
public sealed partial class ComparedMigrations(PostgresServer server) : IDisposable
{
    private int schemas;
    private int tables;
    private int columns;
    private int keys;

    public void Dispose() => Console.WriteLine(ToString());

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"Migrations and snapshots against pg_catalog: {schemas} readings; {tables} tables, {columns} columns and {keys} unique keys compared");

    /// <summary>Fails with what only one side has.</summary>
    /// <param name="commands">The SQL of the migrations.</param>
    /// <param name="readings">What was read in each of their forms.</param>
    internal async Task AgreeAsync(IReadOnlyList<string> commands, params IEnumerable<DatabaseSchema> readings)
    {
        await using var database = await server.CreateDatabaseAsync();
        foreach (var command in commands)
            await database.ExecuteAsync(command);
        await using var connection = await database.OpenAsync();
        var catalog = await ServerSchema.ReadAsync(connection);

        Assert.NotEmpty(catalog.Facts);
        foreach (var reading in readings)
            await AgreesAsync(connection, catalog, reading);
    }

    private async Task AgreesAsync(NpgsqlConnection connection, ServerSchema catalog, DatabaseSchema reading)
    {
        var differences = (await SchemaComparison.DifferencesAsync(connection, catalog, reading)).Where(difference => !difference.Contains(": other ", StringComparison.Ordinal)).Select(WithoutPlace).ToList();
        var ours = differences.Where(difference => difference.Contains(OnlyReader, StringComparison.Ordinal)).ToHashSet();
        var theirs = differences.Where(difference => difference.Contains(OnlyServer, StringComparison.Ordinal)).ToHashSet();
        ours.RemoveWhere(difference => theirs.Remove(difference.Replace(OnlyReader, OnlyServer, StringComparison.Ordinal)));
        Assert.True(ours.Count + theirs.Count == 0, string.Join('\n', ours.Concat(theirs)));

        Interlocked.Increment(ref schemas);
        Interlocked.Add(ref tables, catalog.Facts.Count);
        Interlocked.Add(ref columns, catalog.ColumnCount);
        Interlocked.Add(ref keys, catalog.KeyCount);
    }

    private const string OnlyReader = "only the reader";
    private const string OnlyServer = "only the server";

    /// <summary>A snapshot lists columns by name and not in the order of the table.</summary>
    private static string WithoutPlace(string difference) => Place().Replace(difference, "column ");

    [GeneratedRegex("column [0-9]{3} ")]
    private static partial Regex Place();
}
