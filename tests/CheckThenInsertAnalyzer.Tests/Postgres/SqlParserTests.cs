using CheckThenInsertAnalyzer.Postgres;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Postgres;

public sealed class SqlParserTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" ; -- nothing\n;", "")]
    [InlineData("SELECT 1; SELECT ';' ; -- x;y\nSELECT $$;$$", "SELECT 1|SELECT ';'|SELECT $$;$$")]
    [InlineData("CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3", "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)|SELECT 3")]
    [InlineData(
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END; SELECT 3",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END|SELECT 3")]
    [InlineData("BEGIN; SELECT 1; END", "BEGIN|SELECT 1|END")]
    public void Statements_end_at_their_semicolons(string sql, string expected) =>
        Assert.Equal(expected, string.Join('|', SqlParser.Parse(sql).Select(statement => sql.At(statement.Range))));

    [Theory]
    [InlineData("with x as (select 1) select * from x", "WITH")]
    [InlineData("MERGE INTO t USING s ON true WHEN NOT MATCHED THEN INSERT VALUES (1)", "MERGE")]
    [InlineData("IF NOT EXISTS (SELECT 1) INSERT INTO t VALUES (1)", "IF")]
    [InlineData("REPLACE INTO t VALUES (1)", "REPLACE")]
    [InlineData("DO $$ BEGIN INSERT INTO t VALUES (1); END $$", "DO")]
    [InlineData("UPDATE t JOIN u ON true SET a = 1", "UPDATE")]
    [InlineData("DELETE t WHERE a = 1", "DELETE")]
    [InlineData("(SELECT 1)", "")]
    [InlineData("\uFFFC", "")]
    [InlineData("sel\uFFFC 1", "")]
    public void Other_statements_are_known_by_their_first_word(string sql, string keyword) =>
        Assert.Equal(keyword, Assert.IsType<OtherStatement>(Assert.Single(SqlParser.Parse(sql))).Keyword);

    [Theory]
    [InlineData("UPDATE users SET a = 1, (b, c) = (2, 3) WHERE id = @id RETURNING a", "users", "id = @id")]
    [InlineData("UPDATE ONLY app.users AS u SET a = DEFAULT FROM x JOIN y ON true WHERE u.id = x.id", "app.users", "u.id = x.id")]
    [InlineData("UPDATE users u SET a = 1", "users", null)]
    [InlineData("UPDATE users SET a = 1 WHERE id = ? LIMIT 1", "users", null)]
    public void The_head_of_an_update_is_read(string sql, string table, string? where)
    {
        var update = Assert.IsType<UpdateStatement>(Assert.Single(SqlParser.Parse(sql)));

        Assert.Equal(table, update.Table.Name.ToString());
        Assert.Equal(where, update.Where is { } condition ? sql.At(condition.Range) : null);
    }

    [Theory]
    [InlineData("DELETE FROM users WHERE id = @id", "id = @id")]
    [InlineData("DELETE FROM users u USING x, y WHERE u.id = x.id RETURNING *", "u.id = x.id")]
    [InlineData("DELETE FROM users", null)]
    [InlineData("DELETE FROM users WHERE CURRENT OF c", null)]
    public void The_head_of_a_delete_is_read(string sql, string? where)
    {
        var delete = Assert.IsType<DeleteStatement>(Assert.Single(SqlParser.Parse(sql)));

        Assert.Equal("users", delete.Table.Name.ToString());
        Assert.Equal(where, delete.Where is { } condition ? sql.At(condition.Range) : null);
    }

    [Theory]
    [InlineData("LOCK t", true)]
    [InlineData("LOCK TABLE ONLY a.t, u IN ACCESS EXCLUSIVE MODE NOWAIT", true)]
    [InlineData("LOCK TABLE t IN EXCLUSIVE MODE", true)]
    [InlineData("LOCK TABLE t IN SHARE ROW EXCLUSIVE MODE", true)]
    [InlineData("LOCK TABLE t IN SHARE MODE", false)]
    [InlineData("LOCK TABLE t IN SHARE UPDATE EXCLUSIVE MODE", false)]
    [InlineData("LOCK TABLE t IN ROW EXCLUSIVE MODE", false)]
    [InlineData("LOCK TABLE t IN ROW SHARE MODE", false)]
    [InlineData("LOCK TABLE t IN ACCESS SHARE MODE", false)]
    public void A_table_lock_tells_whether_it_excludes_inserts(string sql, bool expected) =>
        Assert.Equal(expected, Assert.IsType<LockTableStatement>(Assert.Single(SqlParser.Parse(sql))).ExcludesInserts);
}
