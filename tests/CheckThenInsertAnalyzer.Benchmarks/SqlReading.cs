using BenchmarkDotNet.Attributes;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>What reading a statement costs, from its text to its nodes.</summary>
[Config(typeof(ShortRunConfig))]
[MemoryDiagnoser]
public class SqlReading
{
    /// <summary>The statement that is read.</summary>
    [ParamsSource(nameof(Statements))]
    public NamedStatement Statement { get; set; } = null!;

    public static IEnumerable<NamedStatement> Statements =>
    [
        new("short", "INSERT INTO users (email) VALUES (@email)"),
        new("200 characters", InsertOfLength(200)),
        new("2000 characters", InsertOfLength(2000)),
        new("hostile: 2000 open parentheses", "SELECT " + new string('(', 2000)),
        new("hostile: 2000 nested selects", string.Concat(Enumerable.Repeat("SELECT * FROM (", 2000))),
        new("hostile: open dollar quote", "INSERT INTO t VALUES ($a$" + new string('$', 2000)),
        new("hostile: nested comments", string.Concat(Enumerable.Repeat("/*", 1000)) + " SELECT 1"),
        new("hostile: 2000 operators", "SELECT 1" + string.Concat(Enumerable.Repeat(" + 1", 2000))),
    ];

    [Benchmark]
    public object Parse() => SqlParser.Parse(Statement.Text);

    private static string InsertOfLength(int length)
    {
        var columns = Enumerable.Range(1, length / 24).Select(number => $"column_{number:D3}").ToList();
        var statement = $"INSERT INTO warehouse.products ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => $"@{column[^3..]}"))}) ON CONFLICT (column_001) DO NOTHING";
        return statement.PadRight(length);
    }

    /// <summary>A statement under the name that the table of results shows.</summary>
    public sealed record NamedStatement(string Name, string Text)
    {
        public override string ToString() => Name;
    }
}
