using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Postgres;

public sealed class RobustnessTests
{
    private static readonly string[] Corpus =
    [
        "INSERT INTO app.users AS u (id, \"Email\") OVERRIDING USER VALUE VALUES (@id, E'a\\'b'), (DEFAULT, $x$;$x$) ON CONFLICT (lower(email)) WHERE a IS NULL DO UPDATE SET n = u.n + 1 RETURNING id AS x;",
        "INSERT INTO t (a) SELECT DISTINCT ON (e) e, n FROM unnest(@a, @b) WITH ORDINALITY AS t(e, n) WHERE NOT EXISTS (SELECT 1 FROM t WHERE a = ANY(@c)) ORDER BY e DESC NULLS LAST LIMIT 5 FOR UPDATE",
        "SELECT CASE WHEN a THEN 1 ELSE 2 END, count(*) FILTER (WHERE b), x::numeric(5,2)[] FROM ONLY t u WHERE a BETWEEN 1 AND 2 AND b NOT IN (1, 2) OR NOT c IS DISTINCT FROM d -- end",
        "UPDATE t SET (a, b) = (SELECT 1, 2), c = U&'\\0061' FROM x WHERE t.a = interval '1' day /* a /* b */ */; LOCK TABLE t IN SHARE ROW EXCLUSIVE MODE; DELETE FROM t USING u WHERE a = :p[@a:@b]",
        "CREATE TABLE IF NOT EXISTS s.t (id bigserial PRIMARY KEY, a text COLLATE \"C\" DEFAULT nextval('s'::regclass) UNIQUE NULLS NOT DISTINCT, CONSTRAINT k UNIQUE (a, id) INCLUDE (a) DEFERRABLE) PARTITION BY RANGE (a);\nCOPY t FROM stdin;\n1\n\\.\n",
        "CREATE UNIQUE INDEX CONCURRENTLY ON ONLY s.t USING btree (lower(a) DESC, ((a) || 'x')) INCLUDE (id) WHERE a > 'x'; ALTER TABLE s.t ADD UNIQUE (a), ALTER id ADD GENERATED ALWAYS AS IDENTITY, RENAME a TO b, DROP CONSTRAINT k; DROP INDEX s.i;",
    ];

    private static readonly string[] Insertions =
        ["'", "\"", "(", ")", "[", "]", ";", "$", "$$", "@", ":", "\\", "/*", "*/", "--", "\n", "\uFFFC", "`", ",", ".", " ", "E'", "U&\"", "NOT ", " SELECT ", " END ", " CASE ", "::", "\0", "\uD800"];

    [Fact]
    public void Every_prefix_and_suffix_is_read()
    {
        foreach (var sql in Corpus)
        {
            for (var length = 0; length <= sql.Length; length++)
            {
                ReadAll(sql[..length]);
                ReadAll(sql[length..]);
            }
        }
    }

    [Fact]
    public void Damaged_statements_are_read()
    {
        var random = new Random(20240229);
        for (var round = 0; round < 6000; round++)
        {
            var sql = Corpus[round % Corpus.Length];
            for (var change = random.Next(1, 4); change > 0; change--)
                sql = Damage(sql, random);
            ReadAll(sql);
        }
    }

    private static string Damage(string sql, Random random)
    {
        var offset = random.Next(sql.Length);
        var piece = Insertions[random.Next(Insertions.Length)];
        return random.Next(3) switch
        {
            0 => sql.Insert(offset, piece),
            1 => sql.Remove(offset, random.Next(1, Math.Min(8, sql.Length - offset) + 1)) + piece,
            _ => sql.Remove(offset, 1).Insert(offset, piece),
        };
    }

    private static void ReadAll(string sql)
    {
        var end = 0;
        foreach (var statement in SqlParser.Parse(sql))
        {
            Assert.True(end <= statement.Range.Start && statement.Range.Start < statement.Range.End && statement.Range.End <= sql.Length, sql);
            end = statement.Range.End;
            if (statement is InsertStatement insert)
                CheckInsert(sql, insert);
            else if (statement is SelectStatement { Where: { } where })
                CheckInside(sql, where, statement.Range);
        }

        Assert.All(DdlReader.Read(sql, "").Tables, table => Assert.NotEmpty(table.Name));
    }

    private static void CheckInsert(string sql, InsertStatement insert)
    {
        Assert.InRange(insert.ClauseOffset, insert.Range.Start, insert.Range.End);
        foreach (var row in insert.Rows)
        {
            Assert.StartsWith("(", sql.At(row.Range));
            Assert.All(row.Values, value => CheckInside(sql, value, row.Range));
        }

        if (OnConflictWriter.DoNothing(sql, insert, ["id"]) is { } insertion)
        {
            var statements = SqlParser.Parse(insertion.ApplyTo(sql));
            Assert.Contains(statements, statement => statement is InsertStatement { IsReliable: true, OnConflict: not null });
        }
    }

    private static void CheckInside(string sql, SqlExpression expression, SqlRange outer)
    {
        Assert.True(outer.Start <= expression.Range.Start && expression.Range.Start < expression.Range.End && expression.Range.End <= outer.End, sql);
        if (expression is BinaryExpression binary)
        {
            CheckInside(sql, binary.Left, expression.Range);
            CheckInside(sql, binary.Right, expression.Range);
        }
    }
}
