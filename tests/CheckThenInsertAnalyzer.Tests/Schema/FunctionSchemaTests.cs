using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema;

public sealed class FunctionSchemaTests
{
    private const string Function = "CREATE FUNCTION shop.f(a int, b text DEFAULT '') RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;";

    [Theory]
    [InlineData(Function, 1)]
    [InlineData(Function, 2)]
    [InlineData(Function, null)]
    [InlineData("SET search_path TO shop; CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';", 1)]
    [InlineData("CREATE PROCEDURE shop.f(a int) LANGUAGE sql AS 'SELECT 1';", 1)]
    [InlineData("CREATE FUNCTION shop.f(int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE FUNCTION shop.f(int, int) RETURNS int LANGUAGE sql AS 'SELECT 1';", 1)]
    [InlineData(Function + Function, 1)]
    [InlineData(Function + "DROP FUNCTION shop.f(int, text);" + Function, 1)]
    [InlineData(Function + "DROP FUNCTION other.f(int, text); DROP FUNCTION IF EXISTS g, h(int) CASCADE;", 1)]
    [InlineData("CREATE FUNCTION f(VARIADIC a int[]) RETURNS int LANGUAGE sql AS 'SELECT 1';", 5)]
    public void Function_that_a_call_means(string script, int? arguments) => Assert.NotNull(Find(script, arguments));

    [Theory]
    [InlineData(Function, 3)]
    [InlineData(Function, 0)]
    [InlineData(Function + "DROP FUNCTION shop.f(int, text);", 1)]
    [InlineData(Function + "DROP FUNCTION IF EXISTS f;", 1)]
    [InlineData(Function + "DROP SCHEMA shop CASCADE;", 1)]
    [InlineData("BEGIN; " + Function + " ROLLBACK;", 1)]
    [InlineData("CREATE FUNCTION shop.f(int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE FUNCTION shop.f(text) RETURNS int LANGUAGE sql AS 'SELECT 1';", 1)]
    [InlineData("CREATE FUNCTION other.f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';", 1)]
    public void Call_that_means_none_or_several(string script, int? arguments) => Assert.Null(Find(script, arguments));

    [Fact]
    public void Last_definition_counts()
    {
        var found = Find(Function + "\nCREATE OR REPLACE FUNCTION shop.f(x int, y text) RETURNS int LANGUAGE sql AS 'SELECT 2';", 2);

        Assert.Equal(new SchemaSource("schema.sql", 2), found?.Source);
        Assert.Equal("x", found?.Definition.Value?.Parameters[0].Name);
    }

    private static FunctionSchema? Find(string script, int? arguments)
    {
        var name = Assert.IsType<SelectStatement>(Assert.Single(SqlParser.Parse("SELECT shop.f()"))).Items[0];
        return DdlReader.Read(script, "schema.sql").Function(Assert.IsType<FunctionExpression>(name).Name, arguments);
    }
}
