using System.Globalization;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential;

/// <summary>Counts what was compared, and says it when all scripts have been.</summary>
public sealed class ComparedSchemas : IDisposable
{
    private int scripts;
    private int dumps;
    private int tables;
    private int columns;
    private int keys;

    internal void Add(ServerSchema schema, bool isDump)
    {
        Interlocked.Increment(ref isDump ? ref dumps : ref scripts);
        Interlocked.Add(ref tables, schema.Facts.Count);
        Interlocked.Add(ref columns, schema.ColumnCount);
        Interlocked.Add(ref keys, schema.KeyCount);
    }

    public void Dispose() => Console.WriteLine(ToString());

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"DDL reader against pg_catalog: {scripts} scripts and {dumps} dumps of pg_dump; {tables} tables, {columns} columns and {keys} unique keys compared");
}
