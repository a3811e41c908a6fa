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
    [InlineData("IF NOT EXISTS (SELECT 1) INSERT INTO t VALUES (1)", "IF")]
    [InlineData("DO", "DO")]
    [InlineData("WITH x AS SELECT 1 SELECT * FROM x", "WITH")]
    [InlineData("MERGE INTO t USING s ON true", "MERGE")]
    [InlineData("UPDATE t JOIN u ON true SET a = 1", "UPDATE")]
    [InlineData("DELETE t WHERE a = 1", "DELETE")]
    [InlineData("\uFFFC", "")]
    [InlineData("sel\uFFFC 1", "")]
    public void Other_statements_are_known_by_their_first_word(string sql, string keyword) =>
        Assert.Equal(keyword, Assert.IsType<OtherStatement>(Assert.Single(SqlParser.Parse(sql))).Keyword);

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
