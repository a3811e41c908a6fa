using CheckThenInsertAnalyzer.Postgres;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Postgres;

public sealed class SelectTests
{
    [Theory]
    [InlineData("SELECT 1 FROM users WHERE email = @e", "users", "email = @e")]
    [InlineData("select count(*) from app.users as u where u.email = :e", "app.users u", "u.email = :e")]
    [InlineData("SELECT * FROM ONLY users u WHERE (email) = ($1) LIMIT 1", "users u", "(email) = ($1)")]
    [InlineData("SELECT DISTINCT email FROM users ORDER BY email COLLATE \"C\" DESC NULLS LAST, 2 OFFSET 1 ROWS FETCH FIRST 1 ROW ONLY", "users", "")]
    [InlineData("SELECT a AS b, c d, e \"F\" FROM users", "users", "")]
    [InlineData("SELECT email FROM users WHERE a = 1 LIMIT 1 FOR UPDATE", "users", "a = 1")]
    [InlineData("SELECT now()", "", "")]
    [InlineData("SELECT EXISTS (SELECT 1 FROM users)", "", "")]
    [InlineData("SELECT FROM users WHERE a = 1", "users", "a = 1")]
    [InlineData("SELECT CASE WHEN a THEN 1 ELSE CASE b WHEN 2 THEN 3 END END AS x FROM users", "users", "")]
    [InlineData("SELECT extract(epoch FROM created), trim(both 'x' from a), row_number() OVER (ORDER BY a) AS n FROM users", "users", "")]
    [InlineData("SELECT ARRAY[1, 2], ROW(1, 2), (a).b, c[1], interval '1' day, date '2024-01-01' FROM users", "users", "")]
    public void A_select_of_one_table_is_reliable(string sql, string from, string where)
    {
        var select = Select(sql);

        Assert.True(select.IsReliable);
        Assert.Equal(from, select.From is { } table ? (table.Name + " " + table.Alias?.Value).TrimEnd() : "");
        Assert.Equal(where, select.Where is { } condition ? sql.At(condition.Range) : "");
        Assert.Equal(sql, sql.At(select.Range));
    }

    [Theory]
    [InlineData("SELECT 1 FROM a, b")]
    [InlineData("SELECT 1 FROM a JOIN b ON a.id = b.id WHERE a.x = 1")]
    [InlineData("SELECT 1 FROM (SELECT 1) s")]
    [InlineData("SELECT 1 FROM f(1)")]
    [InlineData("SELECT 1 FROM a TABLESAMPLE system (1)")]
    [InlineData("SELECT 1 FROM a GROUP BY b HAVING count(*) > 1")]
    [InlineData("SELECT 1 FROM a UNION SELECT 2 FROM b")]
    [InlineData("SELECT DISTINCT ON (a) a FROM b")]
    [InlineData("SELECT a INTO b FROM c")]
    [InlineData("SELECT TOP 1 a FROM b")]
    [InlineData("SELECT `a` FROM b")]
    [InlineData("SELECT [a] FROM b")]
    [InlineData("SELECT 1 FROM `b`")]
    [InlineData("SELECT 1 FROM b WITH (UPDLOCK)")]
    [InlineData("SELECT 1 FROM b WHERE a = ?")]
    [InlineData("SELECT 1 FROM b WHERE a IN @ids")]
    [InlineData("SELECT 1 FROM b LIMIT 1, 2")]
    [InlineData("SELECT @@IDENTITY")]
    [InlineData("SELECT 1 FROM b WHERE a = 1 INSERT INTO b (a) VALUES (1)")]
    [InlineData("SELECT 1 FROM b WHERE a = 1 \uFFFC")]
    [InlineData("SELECT 1 FROM \uFFFC WHERE a = 1")]
    [InlineData("SELECT 1 FROM b WHERE a = 'open")]
    [InlineData("SELECT 1 FROM b WHERE a = 1 RETURNING a")]
    [InlineData("SELECT 1 FROM b WHERE a = (1")]
    [InlineData("SELECT 1 FROM b WHERE EXISTS (SELECT TOP 1 a FROM c)")]
    public void What_is_more_than_that_is_not_reliable(string sql) => Assert.False(Select(sql).IsReliable);

    [Theory]
    [InlineData("SELECT 1 FROM t FOR UPDATE")]
    [InlineData("SELECT 1 FROM t FOR NO KEY UPDATE OF t NOWAIT")]
    [InlineData("SELECT 1 FROM t FOR SHARE SKIP LOCKED LIMIT 1")]
    [InlineData("SELECT 1 FROM t LIMIT 1 FOR KEY SHARE")]
    public void A_locking_clause_is_seen(string sql) => Assert.True(Select(sql) is { Locks: true, IsReliable: true });

    [Theory]
    [InlineData("SELECT * FROM t", true, 0)]
    [InlineData("SELECT t.* FROM t", true, 0)]
    [InlineData("SELECT a, t.* FROM t", false, 2)]
    [InlineData("SELECT count(*) FROM t", false, 1)]
    [InlineData("SELECT FROM t", false, 0)]
    public void A_star_is_told_from_items(string sql, bool isStar, int items)
    {
        var select = Select(sql);

        Assert.Equal(isStar, select.IsStar);
        Assert.Equal(items, select.Items.Length);
    }

    private static SelectStatement Select(string sql) => Assert.IsType<SelectStatement>(Assert.Single(SqlParser.Parse(sql)));
}
