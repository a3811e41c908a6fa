using System.Text;
using BenchmarkDotNet.Attributes;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>
/// What reading a statement costs, from its text to its nodes. Held to: 200 characters in 10 µs and 4 KB.
/// </summary>
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
        new("200 characters: insert", InsertOfLength(200)),
        new(
            "200 characters: select",
            "SELECT u.id, u.email, o.total FROM app.users u LEFT JOIN app.orders o ON o.user_id = u.id WHERE lower(u.email) = lower(@email) AND o.state IN ('open', 'paid') AND NOT u.deleted ORDER BY o.id LIMIT 10;"),
        new(
            "200 characters: insert of a select",
            "INSERT INTO app.tags (post_id, name) SELECT @post, t.name FROM unnest(@names) AS t (name) WHERE NOT EXISTS (SELECT 1 FROM app.tags x WHERE x.post_id = @post AND x.name = t.name) ON CONFLICT DO NOTHING;"),
        new(
            "200 characters: block",
            "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM app.users WHERE email = 'a@b.c') THEN INSERT INTO app.users (email, name) VALUES ('a@b.c', 'Ada'); END IF; EXCEPTION WHEN unique_violation THEN NULL; END $$;  "),
        new("2000 characters: insert", InsertOfLength(2000)),
        new("2000 characters: conditions", ConditionsOfLength(2000)),
    ];

    [Benchmark]
    public object Parse() => SqlParser.Parse(Statement.Text);

    private static string InsertOfLength(int length)
    {
        var columns = Enumerable.Range(1, length / 24).Select(number => $"column_{number:D3}").ToList();
        var statement = $"INSERT INTO warehouse.products ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => $"@{column[^3..]}"))}) ON CONFLICT (column_001) DO NOTHING";
        return statement.PadRight(length);
    }

    private static string ConditionsOfLength(int length)
    {
        var text = new StringBuilder("SELECT id FROM users WHERE active");
        for (var number = 0; text.Length < length; number++)
            text.Append(" AND (column_").Append(number).Append(" = @p").Append(number).Append(" OR lower(name) LIKE 'a%')");
        return text.ToString();
    }

    /// <summary>A statement under the name that the table of results shows.</summary>
    public sealed record NamedStatement(string Name, string Text)
    {
        public override string ToString() => Name;
    }
}
