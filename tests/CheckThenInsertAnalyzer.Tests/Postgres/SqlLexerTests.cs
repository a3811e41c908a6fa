using CheckThenInsertAnalyzer.Postgres;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Postgres;

public sealed class SqlLexerTests
{
    [Theory]
    [InlineData("a -- b\nc", "a c")]
    [InlineData("a /* b /* c */ d */ e", "a e")]
    [InlineData("a--b", "a")]
    [InlineData("\uFEFFselect", "select")]
    [InlineData("a\f\v\r\n\tb", "a b")]
    [InlineData("naïve_1$ _x", "naïve_1$ _x")]
    [InlineData("(a,b);", "( a , b ) ;")]
    [InlineData("1 1.5 .5 1e10 1E-3 0x1F 1_000 5.", "1 1.5 .5 1e10 1E-3 0x1F 1_000 5.")]
    [InlineData("1..2", "1 .. 2")]
    [InlineData("a=-1", "a = - 1")]
    [InlineData("a@-1", "a @- 1")]
    [InlineData("a->'b'->>'c'", "a -> 'b' ->> 'c'")]
    [InlineData("a #> b #>> c ?| d ?& e ? f", "a #> b #>> c ?| d ?& e ? f")]
    [InlineData("a<@ b @> c @@ d <-> e", "a <@ b @> c @@ d <-> e")]
    [InlineData("a*--b\nc", "a * c")]
    [InlineData("a+/* b */c", "a + c")]
    [InlineData("a::int[]", "a :: int [ ]")]
    [InlineData("a[1:2] a[@a:@b] a[:b]", "a [ 1 : 2 ] a [ @a : @b ] a [ :b ]")]
    [InlineData("a<@p b=:p", "a < @p b = :p")]
    [InlineData("f(a := 1)", "f ( a := 1 )")]
    [InlineData("x'1F' X'a' b'01' B''", "x'1F' X'a' b'01' B''")]
    [InlineData("$1+$23", "$1 + $23")]
    [InlineData("a$1", "a$1")]
    public void Text_is_cut_into_tokens(string sql, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Tokens(sql).Select(token => sql.At(token.Range))));
    }

    [Theory]
    [InlineData("select", SqlTokenKind.Word)]
    [InlineData("\"a \"\" b\"", SqlTokenKind.QuotedName)]
    [InlineData("U&\"d\\0061t\"", SqlTokenKind.UnicodeName)]
    [InlineData("'it''s'", SqlTokenKind.String)]
    [InlineData("N'a'", SqlTokenKind.String)]
    [InlineData("'a'\n  'b'", SqlTokenKind.String)]
    [InlineData("'a' -- note\n'b'", SqlTokenKind.String)]
    [InlineData("'\\'", SqlTokenKind.String)]
    [InlineData("E'it\\'s'", SqlTokenKind.EscapeString)]
    [InlineData("e'\\\\'", SqlTokenKind.EscapeString)]
    [InlineData("U&'\\0061'", SqlTokenKind.UnicodeString)]
    [InlineData("$$ ' ; -- $$", SqlTokenKind.DollarString)]
    [InlineData("$tag$ $$ $other$ $tag$", SqlTokenKind.DollarString)]
    [InlineData("B'01'", SqlTokenKind.BitString)]
    [InlineData("0b1010", SqlTokenKind.Number)]
    [InlineData("@p_1", SqlTokenKind.NamedParameter)]
    [InlineData(":größe", SqlTokenKind.NamedParameter)]
    [InlineData("$12", SqlTokenKind.PositionalParameter)]
    [InlineData("\uFFFC", SqlTokenKind.Hole)]
    [InlineData("@>", SqlTokenKind.Operator)]
    [InlineData("'open", SqlTokenKind.Unterminated)]
    [InlineData("'open\\'", SqlTokenKind.String)]
    [InlineData("E'open\\'", SqlTokenKind.Unterminated)]
    [InlineData("\"open", SqlTokenKind.Unterminated)]
    [InlineData("$a$ open $b$", SqlTokenKind.Unterminated)]
    [InlineData("/* /* open */", SqlTokenKind.Unterminated)]
    [InlineData("\\", SqlTokenKind.Invalid)]
    [InlineData("123abc", SqlTokenKind.Invalid)]
    [InlineData("{", SqlTokenKind.Invalid)]
    public void One_token_takes_the_whole_text(string sql, object expected)
    {
        var token = Assert.Single(Tokens(sql));

        Assert.Equal(expected, token.Kind);
        Assert.Equal(new SqlRange(0, sql.Length), token.Range);
    }

    private static List<SqlToken> Tokens(string sql)
    {
        var lexer = new SqlLexer(sql);
        var tokens = new List<SqlToken>();
        while (lexer.Next() is { Kind: not SqlTokenKind.End } token)
            tokens.Add(token);
        return tokens;
    }
}
