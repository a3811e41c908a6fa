using CheckThenInsertAnalyzer.Postgres;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Postgres;

public sealed class FunctionInsertsTests
{
    [Theory]
    [InlineData("f(p_email text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO users (email) VALUES (p_email); END $$", "users(email: 0)")]
    [InlineData("f(a text, b text) RETURNS void LANGUAGE sql AS $$ INSERT INTO users (x, y, z) VALUES ($2::citext, a, 1) $$", "users(x: 1, y: 0)")]
    [InlineData("f(a text, OUT o int, b text) RETURNS int LANGUAGE plpgsql AS $$ BEGIN INSERT INTO t (x) VALUES ($3); END $$", "t(x: 1)")]
    [InlineData("f(a text, OUT o int, b text) RETURNS int LANGUAGE sql AS $$ INSERT INTO t (x) VALUES ($2) RETURNING 1 $$", "t(x: 1)")]
    [InlineData("f(a text) RETURNS void LANGUAGE sql AS $$ INSERT INTO t (x) VALUES (f.a), (a) $$", "t(x: 0)")]
    [InlineData("f(a text, b text) RETURNS void LANGUAGE sql AS $$ INSERT INTO t (x) VALUES (a), (b) $$", "t()")]
    [InlineData("f(a text) RETURNS void LANGUAGE sql AS $$ INSERT INTO t (x) SELECT a WHERE NOT EXISTS (SELECT 1 FROM t) $$", "t(x: 0)")]
    [InlineData("f(a text) RETURNS void LANGUAGE sql AS $$ INSERT INTO t (x) SELECT a FROM u $$", "t()")]
    [InlineData("f(a text) RETURNS void LANGUAGE plpgsql AS $$ DECLARE b ALIAS FOR a; BEGIN INSERT INTO t (x) VALUES (b); END $$", "t(x: 0)")]
    [InlineData("f(a text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN a := lower(a); INSERT INTO t (x) VALUES (a); END $$", "t()")]
    [InlineData("f(a text) RETURNS void LANGUAGE plpgsql AS $$ DECLARE a text; BEGIN INSERT INTO t (x) VALUES (a); END $$", "t()")]
    [InlineData("f(a text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN SELECT b INTO a FROM u; INSERT INTO t (x) VALUES (a); END $$", "t()")]
    [InlineData("f(a text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN IF NOT EXISTS (SELECT 1 FROM t) THEN LOOP INSERT INTO t (x) VALUES (lower(a)); END LOOP; END IF; END $$", "t()")]
    [InlineData("f(a text) RETURNS void LANGUAGE sql AS $$ WITH i AS (INSERT INTO t (x) VALUES (a) RETURNING id) INSERT INTO u (y) SELECT id FROM i $$", "t(x: 0); u()")]
    [InlineData("f(a text) RETURNS void LANGUAGE sql BEGIN ATOMIC INSERT INTO t (x) VALUES (a); INSERT INTO u (y) VALUES (a); END", "t(x: 0); u(y: 0)")]
    [InlineData("f(a text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN BEGIN INSERT INTO t (x) VALUES (a); EXCEPTION WHEN unique_violation THEN INSERT INTO u (y) VALUES (a); END; END $$", "t(x: 0) handled; u(y: 0)")]
    [InlineData("f(a text) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$", "")]
    [InlineData("f(a text) RETURNS int LANGUAGE c AS 'lib'", "")]
    public void Parameters_are_followed_to_columns(string function, string expected)
    {
        var statement = Assert.IsType<CreateFunctionStatement>(Assert.Single(SqlParser.Parse("CREATE FUNCTION " + function)));

        Assert.Equal(expected, string.Join("; ", FunctionInserts.Of(statement).Select(Describe)));
    }

    private static string Describe(FunctionInsert insert) =>
        $"{insert.Statement.Table.Name}({string.Join(", ", insert.Columns.Select(column => $"{column.Column}: {column.Parameter}"))}){(insert.TakesUniqueViolation ? " handled" : "")}";
}
