using CheckThenInsertAnalyzer.Postgres;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Postgres;

public sealed class FunctionResultTests
{
    [Theory]
    [InlineData("RETURNS SETOF t LANGUAGE sql AS $$ UPDATE t SET x = 1; SELECT * FROM t WHERE y = a $$", "SELECT * FROM t WHERE y = a")]
    [InlineData("RETURNS bool LANGUAGE sql RETURN EXISTS (SELECT 1 FROM t)", "EXISTS: EXISTS (SELECT 1 FROM t)")]
    [InlineData("RETURNS SETOF t LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY SELECT * FROM t; END $$", "SELECT * FROM t")]
    [InlineData("RETURNS SETOF t LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY SELECT * FROM t; RETURN; END $$", "SELECT * FROM t")]
    [InlineData("RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT x FROM t); END $$", "SELECT x FROM t")]
    [InlineData("RETURNS int LANGUAGE plpgsql AS $$ DECLARE v int; BEGIN SELECT x INTO v FROM t; RETURN v; END $$", "SELECT x INTO v FROM t")]
    [InlineData("RETURNS bool LANGUAGE plpgsql AS $$ DECLARE v bool; BEGIN v := EXISTS (SELECT 1 FROM t); RETURN v; END $$", "EXISTS: EXISTS (SELECT 1 FROM t)")]
    [InlineData("RETURNS bool LANGUAGE plpgsql AS $$ DECLARE v bool := EXISTS (SELECT 1 FROM t); BEGIN RETURN v; END $$", "EXISTS: EXISTS (SELECT 1 FROM t)")]
    [InlineData("RETURNS bool LANGUAGE plpgsql AS $$ BEGIN PERFORM 1 FROM t; RETURN FOUND; END $$", "EXISTS: PERFORM 1 FROM t")]
    [InlineData("RETURNS bool LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM t) THEN RETURN true; END IF; RETURN false; END $$", "EXISTS: EXISTS (SELECT 1 FROM t)")]
    [InlineData("RETURNS bool LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM t) THEN RETURN false; ELSE RETURN true; END IF; END $$", "NOT: EXISTS (SELECT 1 FROM t)")]
    public void Query_that_is_given_back(string function, string expected) => Assert.Equal(expected, ResultOf(function));

    [Theory]
    [InlineData("RETURNS SETOF t LANGUAGE sql AS $$ SELECT * FROM t; INSERT INTO t (x) VALUES (a) RETURNING * $$")]
    [InlineData("RETURNS SETOF t LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY SELECT * FROM t; RETURN QUERY SELECT * FROM u; END $$")]
    [InlineData("RETURNS SETOF t LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY SELECT * FROM t; RETURN QUERY EXECUTE 'SELECT * FROM u'; END $$")]
    [InlineData("RETURNS SETOF t LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY SELECT * FROM t; RETURN NEXT r; END $$")]
    [InlineData("RETURNS SETOF t LANGUAGE plpgsql AS $$ BEGIN IF a > 1 THEN RETURN QUERY SELECT * FROM t; END IF; END $$")]
    [InlineData("RETURNS SETOF t LANGUAGE plpgsql AS $$ BEGIN IF a > 1 THEN RETURN; END IF; RETURN QUERY SELECT * FROM t; END $$")]
    [InlineData("RETURNS SETOF t LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY INSERT INTO t (x) VALUES (a) RETURNING *; END $$")]
    [InlineData("RETURNS int LANGUAGE plpgsql AS $$ DECLARE v int; BEGIN SELECT x INTO v FROM t; IF v IS NULL THEN v := 1; END IF; RETURN v; END $$")]
    [InlineData("RETURNS bool LANGUAGE plpgsql AS $$ BEGIN IF a > 1 THEN RETURN true; END IF; RETURN EXISTS (SELECT 1 FROM t); END $$")]
    [InlineData("RETURNS int LANGUAGE c AS 'lib'")]
    public void Result_that_depends(string function) => Assert.Null(ResultOf(function));

    private static string? ResultOf(string function)
    {
        var text = "CREATE FUNCTION f(a int) " + function;
        var statement = Assert.IsType<CreateFunctionStatement>(Assert.Single(SqlParser.Parse(text)));
        if (FunctionResult.Of(statement) is not { } result)
            return null;
        var query = result.Items is [SubqueryExpression { IsExists: true }] ? "EXISTS: " : result.Items is [NotExpression] ? "NOT: " : "";
        return query + text.Substring(result.Range.Start, result.Range.Length);
    }
}
