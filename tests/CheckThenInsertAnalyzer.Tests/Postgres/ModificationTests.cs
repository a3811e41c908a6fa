using CheckThenInsertAnalyzer.Postgres;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Postgres;

public sealed class ModificationTests
{
    [Theory]
    [InlineData("UPDATE users SET a = 1, (b, c) = (2, DEFAULT) WHERE id = @id RETURNING a", "users", "a = 1; (b, c) = (2, DEFAULT)", "", "id = @id")]
    [InlineData("UPDATE ONLY app.users AS u SET a = DEFAULT FROM x JOIN y ON true, z WHERE u.id = x.id", "app.users u", "a = DEFAULT", "inner[x + y on true], z", "u.id = x.id")]
    [InlineData("UPDATE users u SET a[1].b = 1", "users u", "a[1].b = 1", "", null)]
    [InlineData("UPDATE t SET (a, b) = (SELECT c, d FROM u), e = ROW(1, 2)", "t", "(a, b) = (SELECT c, d FROM u); e = ROW(1, 2)", "", null)]
    [InlineData("WITH n AS (SELECT 1 AS id) UPDATE t SET a = 1 FROM n WHERE t.id = n.id", "t", "a = 1", "with:n", "t.id = n.id")]
    public void An_update_is_read(string sql, string table, string assignments, string sources, string? where)
    {
        var update = Assert.IsType<UpdateStatement>(Assert.Single(SqlParser.Parse(sql)));

        Assert.Equal(table, (update.Table.Name + " " + update.Table.Alias?.Value).TrimEnd());
        Assert.Equal(assignments, string.Join("; ", update.Assignments.Select(assignment => sql.At(assignment.Range))));
        Assert.Equal(sources, SqlDescription.Sources(sql, update.Sources));
        Assert.Equal(where, update.Where is { } condition ? sql.At(condition.Range) : null);
        Assert.True(update.IsUnderstood);
        Assert.Equal(sql, sql.At(update.Range));
    }

    [Theory]
    [InlineData("DELETE FROM users WHERE id = @id", "", "id = @id")]
    [InlineData("DELETE FROM users u USING x, LATERAL (SELECT 1) y WHERE u.id = x.id RETURNING *", "x, lateral (1) y", "u.id = x.id")]
    [InlineData("DELETE FROM users", "", null)]
    [InlineData("WITH o AS (SELECT 1) DELETE FROM users USING o", "with:o", null)]
    public void A_delete_is_read(string sql, string sources, string? where)
    {
        var delete = Assert.IsType<DeleteStatement>(Assert.Single(SqlParser.Parse(sql)));

        Assert.Equal("users", delete.Table.Name.ToString());
        Assert.Equal(sources, SqlDescription.Sources(sql, delete.Sources));
        Assert.Equal(where, delete.Where is { } condition ? sql.At(condition.Range) : null);
        Assert.True(delete.IsUnderstood);
    }

    [Theory]
    [InlineData("UPDATE users SET a = 1 WHERE id = ? LIMIT 1")]
    [InlineData("UPDATE users SET a = 1 WHERE id = 1 LIMIT 1")]
    [InlineData("UPDATE users SET (a, b) = (1, 2, 3) WHERE id = 1")]
    [InlineData("UPDATE users SET a = 1, a = 2")]
    [InlineData("UPDATE users SET a = 1 OUTPUT inserted.id WHERE id = 1")]
    [InlineData("DELETE FROM users ORDER BY id LIMIT 1")]
    [InlineData("DELETE FROM users WHERE CURRENT OF c")]
    public void What_is_not_understood_has_no_condition(string sql)
    {
        var (where, isUnderstood) = Assert.Single(SqlParser.Parse(sql)) switch
        {
            UpdateStatement update => (update.Where, update.IsUnderstood),
            DeleteStatement delete => (delete.Where, delete.IsUnderstood),
            _ => (null, true),
        };

        Assert.Null(where);
        Assert.False(isUnderstood);
    }

    [Fact]
    public void A_merge_is_read()
    {
        const string sql = """
            WITH s AS (SELECT @id AS id)
            MERGE INTO ONLY app.users AS u USING s ON u.id = s.id
            WHEN MATCHED AND u.n > 0 THEN UPDATE SET n = u.n - 1, (a, b) = (1, DEFAULT)
            WHEN MATCHED THEN DELETE
            WHEN NOT MATCHED THEN INSERT (id, n) OVERRIDING SYSTEM VALUE VALUES (s.id, DEFAULT)
            """;

        var merge = Assert.IsType<MergeStatement>(Assert.Single(SqlParser.Parse(sql)));

        Assert.Equal("app.users u", merge.Target.Name + " " + merge.Target.Alias?.Value);
        Assert.Equal("with:s", SqlDescription.Source(sql, merge.Source));
        Assert.Equal("u.id = s.id", sql.At(merge.Condition.Range));
        Assert.Equal([(true, MergeAction.Update), (true, MergeAction.Delete), (false, MergeAction.Insert)], merge.Clauses.Select(clause => (clause.IsMatched, clause.Action)));
        Assert.Equal("u.n > 0", sql.At(merge.Clauses[0].Condition!.Range));
        Assert.Equal(2, merge.Clauses[0].Assignments.Length);
        Assert.Equal(["id", "n"], merge.Clauses[2].Columns.Select(column => column.Value));
        Assert.Equal(["s.id", "DEFAULT"], merge.Clauses[2].Values.Select(value => sql.At(value.Range)));
        Assert.Equal("s", Assert.Single(merge.CommonTables).Name.Value);
        Assert.True(merge.IsUnderstood);
    }

    [Fact]
    public void A_merge_of_PostgreSQL_17_is_read()
    {
        const string sql = "MERGE INTO t USING (VALUES (1)) v (id) ON t.id = v.id WHEN NOT MATCHED BY TARGET THEN INSERT DEFAULT VALUES WHEN NOT MATCHED BY SOURCE THEN DO NOTHING RETURNING merge_action(), t.*";

        var merge = Assert.IsType<MergeStatement>(Assert.Single(SqlParser.Parse(sql)));

        Assert.Equal([(false, false, MergeAction.Insert), (true, true, MergeAction.Nothing)], merge.Clauses.Select(clause => (clause.IsMatched, clause.IsBySource, clause.Action)));
        Assert.Equal(2, merge.Returning!.Items.Length);
    }

    [Theory]
    [InlineData("MERGE t USING s ON t.a = s.a WHEN MATCHED THEN DELETE")]
    [InlineData("MERGE INTO t WITH (HOLDLOCK) USING s ON t.a = s.a WHEN MATCHED THEN DELETE")]
    [InlineData("MERGE INTO t USING s ON true WHEN MATCHED THEN INSERT VALUES (1)")]
    [InlineData("MERGE INTO t USING s ON true WHEN NOT MATCHED THEN INSERT (a, b) VALUES (1)")]
    [InlineData("MERGE INTO t USING s ON true WHEN NOT MATCHED THEN INSERT SELECT 1")]
    [InlineData("MERGE INTO t USING s ON true WHEN NOT MATCHED THEN INSERT VALUES (1), (2)")]
    [InlineData("MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE OUTPUT inserted.id")]
    public void Another_merge_is_not_one_of_PostgreSQL(string sql) => Assert.IsType<OtherStatement>(Assert.Single(SqlParser.Parse(sql)));
}
