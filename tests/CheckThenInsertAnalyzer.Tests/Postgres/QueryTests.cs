using CheckThenInsertAnalyzer.Postgres;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Postgres;

public sealed class QueryTests
{
    [Theory]
    [InlineData("SELECT 1 FROM a, b c", "a, b c")]
    [InlineData("SELECT 1 FROM a JOIN b ON a.x = b.x LEFT OUTER JOIN c USING (y, z)", "left[inner[a + b on a.x = b.x] + c using y, z]")]
    [InlineData("SELECT 1 FROM a CROSS JOIN b NATURAL FULL JOIN c", "natural full[inner[a + b] + c]")]
    [InlineData("SELECT 1 FROM a JOIN b RIGHT JOIN c ON x ON y", "inner[a + right[b + c on x] on y]")]
    [InlineData("SELECT 1 FROM (a JOIN b ON true) JOIN c ON x", "inner[inner[a + b on true] + c on x]")]
    [InlineData("SELECT 1 FROM (SELECT 2 FROM a) AS s (b)", "(2 from a) s(b)")]
    [InlineData("SELECT 1 FROM ((SELECT 2) UNION SELECT 3) s", "((2 union 3)) s")]
    [InlineData("SELECT 1 FROM (((SELECT 2)) s JOIN b ON true)", "inner[(2) s + b on true]")]
    [InlineData("SELECT 1 FROM a, LATERAL (SELECT a.b) s", "a, lateral (a.b) s")]
    [InlineData("SELECT 1 FROM (VALUES (1, 'a'), (2, 'b')) AS v (id, name)", "(values (1, 'a'), (2, 'b')) v(id, name)")]
    [InlineData("SELECT 1 FROM unnest(@a, @b) WITH ORDINALITY AS u (a, b, n)", "unnest(@a, @b) u(a, b, n) numbered")]
    [InlineData("SELECT 1 FROM s.f(1) x, LATERAL g(x)", "s.f(1) x, g(x)")]
    [InlineData("SELECT 1 FROM json_to_recordset(@j) AS x (a int, b text)", "json_to_recordset(@j) x(a, b)")]
    [InlineData("SELECT 1 FROM ROWS FROM (f(1), g(2) AS (a int)) AS r", "ROWS FROM (f(1), g(2) AS (a int)) r")]
    [InlineData("SELECT 1 FROM a AS b (c, d) TABLESAMPLE bernoulli (10) REPEATABLE (1)", "a b(c, d) sampled")]
    [InlineData("SELECT 1 FROM ONLY (a) JOIN b * ON true", "inner[a + b on true]")]
    public void Sources_are_read(string sql, string expected)
    {
        var query = Query(sql);

        Assert.Equal(expected, SqlDescription.Sources(sql, query.Sources));
        Assert.True(query is { IsUnderstood: true, IsReliable: false });
    }

    [Theory]
    [InlineData("SELECT a AS b, c d, \"E\" FROM t", "a as b, c as d, \"E\" from t")]
    [InlineData("SELECT count(*) FROM t GROUP BY a, ROLLUP (b), GROUPING SETS ((), (a, b), CUBE (a)) HAVING count(*) > 1", "count(*) from t grouped having count(*) > 1")]
    [InlineData("SELECT 1 HAVING count(*) = 0", "1 having count(*) = 0")]
    [InlineData("SELECT DISTINCT ON (a, b) a FROM t ORDER BY a USING <, b NULLS FIRST", "distinct a from t ordered")]
    [InlineData("SELECT rank() OVER w FROM t WINDOW w AS (PARTITION BY a), v AS (w ORDER BY b RANGE UNBOUNDED PRECEDING EXCLUDE TIES)", "rank() OVER w from t")]
    [InlineData("SELECT 1 UNION SELECT 2 INTERSECT ALL SELECT 3 EXCEPT SELECT 4", "((1 union (2 intersect all 3)) except 4)")]
    [InlineData("(SELECT 1 UNION ALL SELECT 2) INTERSECT SELECT 3 ORDER BY 1 LIMIT 1", "((1 union all 2) intersect 3) ordered limited")]
    [InlineData("(SELECT 1 FROM t ORDER BY a LIMIT 1) UNION SELECT 2", "(* from (1 from t ordered limited) union 2)")]
    [InlineData("SELECT 1 UNION (SELECT 2 LIMIT 1)", "(1 union 2 limited)")]
    [InlineData("((SELECT a FROM t)) LIMIT 1", "a from t limited")]
    [InlineData("VALUES (1, 2), (3, 4) ORDER BY 1", "values (1, 2), (3, 4) ordered")]
    [InlineData("TABLE ONLY s.t", "* from s.t")]
    [InlineData("SELECT a FROM t FOR UPDATE OF t FOR SHARE LIMIT 1 OFFSET 2 ROWS", "a from t limited locked")]
    [InlineData("SELECT a FROM t ORDER BY a OFFSET 1 FETCH NEXT 5 ROWS WITH TIES", "a from t ordered limited")]
    public void Every_part_is_read(string sql, string expected)
    {
        var query = Query(sql);

        Assert.Equal(expected, SqlDescription.Query(sql, query));
        Assert.True(query.IsUnderstood);
        Assert.Equal(sql, sql.At(query.Range));
    }

    [Theory]
    [InlineData("WITH a AS (SELECT 1 FROM t), b (x) AS NOT MATERIALIZED (SELECT 2 FROM a) SELECT * FROM b JOIN t ON true", "a: 1 from t; b(x): 2 from with:a", "* from inner[with:b + t on true]")]
    [InlineData("WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r", "r(n): (1 union all n + 1 from with:r)", "n from with:r")]
    [InlineData("WITH i AS (INSERT INTO t VALUES (1) RETURNING id) SELECT id FROM i", "i: InsertStatement", "id from with:i")]
    [InlineData("WITH u AS (UPDATE t SET a = 1 RETURNING *), d AS (DELETE FROM t RETURNING a) SELECT 1", "u: UpdateStatement; d: DeleteStatement", "1")]
    [InlineData("WITH RECURSIVE a AS (SELECT 1 AS n) SEARCH DEPTH FIRST BY n SET o CYCLE n SET c USING p SELECT 1", "a: 1 as n", "1")]
    [InlineData("WITH t AS (SELECT 1) SELECT 1 FROM (WITH t AS (SELECT 2) SELECT 3 FROM t) s, u", "t: 1", "1 from (3 from with:t) s, u")]
    public void Common_tables_are_read(string sql, string commonTables, string query)
    {
        var select = Query(sql);

        Assert.Equal(commonTables, SqlDescription.CommonTables(sql, select.CommonTables));
        Assert.Equal(query, SqlDescription.Query(sql, select));
        Assert.True(select is { IsUnderstood: true, IsReliable: false });
    }

    [Fact]
    public void A_common_table_is_out_of_sight_behind_its_statement()
    {
        var statements = SqlParser.Parse("WITH a AS (SELECT 1) SELECT * FROM a; SELECT 1 FROM a WHERE b = (WITH a AS (SELECT 1) SELECT 2)");

        Assert.True(Assert.IsType<SelectStatement>(statements[1]) is { IsReliable: true, From.Name.Name.Value: "a" });
    }

    [Theory]
    [InlineData("SELECT * ORDER BY 1")]
    [InlineData("SELECT 1 UNION SELECT 2, 3")]
    [InlineData("SELECT 1 FROM (t)")]
    [InlineData("SELECT 1 FROM a JOIN b")]
    [InlineData("SELECT 1 FROM a JOIN b ON")]
    [InlineData("SELECT 1 FROM a GROUP BY")]
    [InlineData("SELECT 1 FROM a, ")]
    [InlineData("SELECT 1 FROM a WITH (NOLOCK)")]
    [InlineData("SELECT 1 FROM a LIMIT 1 FOR UPDATE OFFSET 1")]
    [InlineData("SELECT 1 FROM a FOR UPDATE OF s.a")]
    [InlineData("SELECT 1 FROM a FETCH FIRST ROW WITH TIES")]
    [InlineData("SELECT 1 FROM a QUALIFY row_number() OVER (ORDER BY b) = 1")]
    [InlineData("SELECT (SELECT 1, 2)")]
    [InlineData("SELECT 1 WHERE a IN (SELECT 1, 2)")]
    [InlineData("SELECT 1 day")]
    [InlineData("(SELECT 1 LIMIT 1) LIMIT 1")]
    [InlineData("VALUES (1), (2, 3)")]
    [InlineData("VALUES (DEFAULT)")]
    [InlineData("SELECT extract(epoch, a)")]
    [InlineData("SELECT json_object('a' VALUE 1)")]
    [InlineData("SELECT a INTO b FROM c")]
    [InlineData("WITH a AS (SELECT 1) (WITH b AS (SELECT 2) SELECT 3)")]
    public void What_is_not_PostgreSQL_or_not_read_is_not_understood(string sql) => Assert.True(Query(sql) is { IsUnderstood: false, IsReliable: false });

    [Fact]
    public void A_long_chain_of_joins_gives_a_shallow_tree()
    {
        var query = Query("SELECT 1 FROM t" + string.Concat(Enumerable.Repeat(" JOIN t ON true", 20_000)));

        var depth = 0;
        for (var item = query.Sources.Single(); item is JoinItem join; item = join.Left)
            depth++;
        Assert.InRange(depth, 1, 1000);
        Assert.False(query.IsUnderstood);
    }

    private static SelectStatement Query(string sql) => Assert.IsType<SelectStatement>(Assert.Single(SqlParser.Parse(sql)));
}
