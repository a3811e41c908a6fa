using BenchmarkDotNet.Attributes;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>What reading a schema costs. Held to: a dump of 1 MB in 150 ms.</summary>
[Config(typeof(ShortRunConfig))]
[MemoryDiagnoser]
public class SchemaReading
{
    private string dump = "";

    /// <summary>The length of the dump in thousands of characters.</summary>
    [Params(100, 1000)]
    public int Thousands { get; set; }

    [GlobalSetup]
    public void Generate()
    {
        dump = GeneratedDump.OfLength(Thousands * 1000, out var tables);

        // Tables that are passed over would be cheap and the figures would mean nothing.
        var read = DdlReader.Read(dump, "schema.sql").Tables;
        if (read.Length != tables || read.Any(table => table.UniqueKeys.Length != GeneratedDump.KeysOfTable))
            throw new InvalidOperationException($"{read.Length} of {tables} tables are read");
    }

    [Benchmark]
    public object Read() => DdlReader.Read(dump, "schema.sql");
}
