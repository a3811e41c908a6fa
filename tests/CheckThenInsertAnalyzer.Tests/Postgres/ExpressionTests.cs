using System.Text;
using CheckThenInsertAnalyzer.Postgres;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Postgres;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("a = 1 AND b = 2 OR NOT c = 3", "(OR (AND (= a 1) (= b 2)) (not (= c 3)))")]
    [InlineData("a = 1 AND (b = 2 OR c = 3)", "(AND (= a 1) (OR (= b 2) (= c 3)))")]
    [InlineData("a + b * c - d", "(- (+ a (* b c)) d)")]
    [InlineData("a || b = c", "(= (|| a b) c)")]
    [InlineData("a != b", "(<> a b)")]
    [InlineData("a IS NULL AND b IS NOT TRUE", "(AND (IS a null) (IS NOT b true))")]
    [InlineData("a ISNULL OR b NOTNULL", "(OR (IS a null) (IS NOT b null))")]
    [InlineData("a IS NOT DISTINCT FROM b AND c", "(AND (IS NOT DISTINCT FROM a b) c)")]
    [InlineData("a IS UNKNOWN", "<a IS UNKNOWN>")]
    [InlineData("a IN (1, @b) AND a NOT IN (SELECT x FROM y)", "(AND (in a 1 @b) (not (in a (select))))")]
    [InlineData("a = ANY(@ids) AND a = ANY (ARRAY[1]) AND b <> ALL (@x)", "(AND (AND (any a @ids) (any a [1])) (not (any b @x)))")]
    [InlineData("a LIKE 'x%' AND b NOT ILIKE @p AND c LIKE 'a' ESCAPE '!'", "(AND (AND (LIKE a 'x%') (not (ILIKE b @p))) <c LIKE 'a' ESCAPE '!'>)")]
    [InlineData("a BETWEEN 1 AND 2 AND b", "(AND (between a 1 2) b)")]
    [InlineData("a = ANY (ARRAY['x'::text, 'y'::text]) AND b = ANY (ARRAY[[1], [2]])", "(AND (any a [('x' as text), ('y' as text)]) (any b <ARRAY[[1], [2]]>))")]
    [InlineData("a NOT BETWEEN SYMMETRIC 1 AND 2", "(not <a NOT BETWEEN SYMMETRIC 1 AND 2>)")]
    [InlineData("EXISTS (SELECT 1) AND NOT EXISTS (SELECT 2)", "(AND (exists) (not (exists)))")]
    [InlineData("lower(u.email) = lower(@e)", "(= lower(u.email) lower(@e))")]
    [InlineData("pg_catalog.lower(a)", "pg_catalog.lower(a)")]
    [InlineData("count(*) > 0", "(> count(*) 0)")]
    [InlineData("count(DISTINCT a) > 0", "(> <count(DISTINCT a)> 0)")]
    [InlineData("f(a, b => 1)", "f(a, b: 1)")]
    [InlineData("f(a := 1, \"B\" := 2)", "f(a: 1, B: 2)")]
    [InlineData("string_agg(a, ',' ORDER BY a)", "<string_agg(a, ',' ORDER BY a)>")]
    [InlineData("count(*) FILTER (WHERE a) OVER w", "window<count(*) FILTER (WHERE a) OVER w>")]
    [InlineData("a::text = 'x'::character varying(5)", "(= (a as text) ('x' as character varying(5)))")]
    [InlineData("CAST(@a AS timestamp with time zone)", "(@a as timestamp with time zone)")]
    [InlineData("date '2024-01-01' = d", "(= ('2024-01-01' as date) d)")]
    [InlineData("a AT TIME ZONE 'utc' < b", "(< <a AT TIME ZONE 'utc'> b)")]
    [InlineData("a COLLATE \"C\" = b", "(= <a COLLATE \"C\"> b)")]
    [InlineData("-5 = - 5", "(= -5 -5)")]
    [InlineData("a=-1", "(= a -1)")]
    [InlineData("a - -b", "(- a (- b))")]
    [InlineData("current_timestamp > now()", "(> current_timestamp() now())")]
    [InlineData("schema.tab.col", "tab.col")]
    [InlineData("excluded.\"Email\"", "excluded.Email")]
    [InlineData("(a, b) = (1, 2)", "(= <(a, b)> <(1, 2)>)")]
    [InlineData("E'a\\'b\\n' = 'it''s' ", "(= 'a'b\n' 'it's')")]
    [InlineData("'a'\n 'b'", "'ab'")]
    [InlineData("$x$it's$x$", "'it's'")]
    [InlineData("E'\\x41'", "<E'\\x41'>")]
    [InlineData("B'01'", "<B'01'>")]
    [InlineData("a -> 'b' ->> 'c' = @d", "(= (->> (-> a 'b') 'c') @d)")]
    [InlineData("a @> b AND c ? 'd'", "(AND (@> a b) (? c 'd'))")]
    [InlineData("a OPERATOR(pg_catalog.=) b", "<a OPERATOR(pg_catalog.=) b>")]
    [InlineData("\uFFFC = a AND \uFFFC", "(AND (= hole0 a) hole1)")]
    [InlineData("'\uFFFC' = \uFFFC", "(= <'\uFFFC'> hole1)")]
    [InlineData("a_\uFFFC = @p\uFFFC", "(= <a_\uFFFC> <@p\uFFFC>)")]
    [InlineData("t.\uFFFC = \"x\uFFFC\"", "(= <t.\uFFFC> <\"x\uFFFC\">)")]
    [InlineData("CASE WHEN a THEN 1 END = 1", "(= (case a 1) 1)")]
    [InlineData("coalesce(a, '') = ''", "(= coalesce(a, '') '')")]
    [InlineData("position('a' in b)", "<position('a' in b)>")]
    [InlineData("CASE a WHEN 1 THEN CASE WHEN b THEN 2 END ELSE 3 END", "(case a 1 (case b 2) 3)")]
    [InlineData("((SELECT 1) + 2) * 3", "(* (+ (select) 2) 3)")]
    [InlineData("((SELECT 1) UNION SELECT 2) = 1", "(= (select) 1)")]
    [InlineData("a IN ((SELECT 1), 2) AND b IN (((SELECT 3)))", "(AND (in a (select) 2) (in b (select)))")]
    [InlineData("EXISTS ((SELECT 1) LIMIT 1)", "(exists)")]
    [InlineData("a IS NULL IS NOT TRUE", "(IS NOT (IS a null) true)")]
    [InlineData("a = NOT b", "(= a (not b))")]
    [InlineData("a[1:2].b[:] || (c).d", "(|| <a[1:2].b[:]> <(c).d>)")]
    [InlineData("extract(epoch FROM a) > trim(BOTH 'x' FROM b)", "(> <extract(epoch FROM a)> <trim(BOTH 'x' FROM b)>)")]
    [InlineData("sum(a) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)", "window<sum(a) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)>")]
    [InlineData("nextval('s'::regclass)", "nextval(('s' as regclass))")]
    [InlineData("value = 1 AND name = 2 AND key = 3", "(AND (AND (= value 1) (= name 2)) (= key 3))")]
    public void An_expression_is_read(string sql, string expected) => Assert.Equal(expected, Describe(sql, SqlParser.ParseExpression(sql)));

    [Theory]
    [InlineData("a =")]
    [InlineData("= a")]
    [InlineData("a b c")]
    [InlineData("select")]
    [InlineData("a = ? AND b = ?")]
    [InlineData("`a` = 1")]
    [InlineData("[a] = 1")]
    [InlineData("a IN @ids")]
    [InlineData("f(a b)")]
    [InlineData("a; b")]
    [InlineData("EXISTS (1)")]
    [InlineData("* a")]
    [InlineData("a = b = c")]
    [InlineData("a LIKE b LIKE c")]
    [InlineData("a IS DISTINCT FROM b IS NULL")]
    [InlineData("now()[1]")]
    [InlineData("f(a).b")]
    [InlineData("CASE WHEN a THEN 1")]
    [InlineData("CASE a END")]
    [InlineData("count(DISTINCT a b)")]
    [InlineData("f(a => 1, 2)")]
    [InlineData("f(SELECT 1)")]
    [InlineData("coalesce()")]
    [InlineData("nullif(a)")]
    [InlineData("int(4)")]
    [InlineData("CAST(a AS int(11))")]
    [InlineData("current_user()")]
    [InlineData("DEFAULT")]
    [InlineData("a.b.c.d.e")]
    [InlineData("a = ANY (1, 2)")]
    [InlineData("EXISTS a")]
    [InlineData("$1a")]
    public void What_is_no_expression_of_PostgreSQL_is_not_read(string sql) => Assert.Null(SqlParser.ParseExpression(sql));

    [Fact]
    public void Parentheses_belong_to_the_range()
    {
        const string sql = "((a)) = (1)";

        var comparison = Assert.IsType<BinaryExpression>(SqlParser.ParseExpression(sql));

        Assert.Equal(["((a))", "(1)", sql], new[] { comparison.Left, comparison.Right, comparison }.Select(part => sql.At(part.Range)));
    }

    [Fact]
    public void Deep_nesting_is_passed_over()
    {
        var sql = new string('(', 5000) + "1" + new string(')', 5000) + " = a";

        Assert.Equal(sql, sql.At(Assert.IsType<BinaryExpression>(SqlParser.ParseExpression(sql)).Range));
    }

    [Fact]
    public void A_long_chain_gives_a_shallow_tree()
    {
        var expression = SqlParser.ParseExpression(string.Join(" AND ", Enumerable.Repeat("a = 1", 20_000)));

        Assert.InRange(SqlConjunction.Terms(expression).Count, 1, 1000);
    }

    [Fact]
    public void A_conjunction_gives_its_terms_in_order()
    {
        const string sql = "a = 1 AND (b = 2 AND c = 3) AND (d OR e)";

        Assert.Equal(["a = 1", "b = 2", "c = 3", "(d OR e)"], SqlConjunction.Terms(SqlParser.ParseExpression(sql)).Select(term => sql.At(term.Range)));
    }

    private static string Describe(string sql, SqlExpression? expression) => expression switch
    {
        BinaryExpression binary => $"({binary.Operator} {Describe(sql, binary.Left)} {Describe(sql, binary.Right)})",
        UnaryExpression unary => $"({unary.Operator} {Describe(sql, unary.Operand)})",
        NotExpression not => $"(not {Describe(sql, not.Operand)})",
        InExpression list => new StringBuilder(list.IsAny ? "(any " : "(in ").Append(Describe(sql, list.Operand)).Append(string.Concat(list.Items.Select(item => " " + Describe(sql, item)))).Append(')').ToString(),
        SubqueryExpression query => query.IsExists ? "(exists)" : "(select)",
        FunctionExpression call => $"{call.Name}({(call.IsStar ? "*" : string.Join(", ", call.Arguments.Select((argument, index) => (call.ArgumentNames.IsEmpty || call.ArgumentNames[index] is not { } name ? "" : name.Value + ": ") + Describe(sql, argument))))})",
        CastExpression cast => $"({Describe(sql, cast.Operand)} as {cast.TypeName})",
        ColumnExpression column => (column.Qualifier is { } qualifier ? qualifier.Value + "." : "") + column.Column.Value,
        ParameterExpression parameter => parameter.IsPositional ? parameter.Name : "@" + parameter.Name,
        LiteralExpression { Kind: SqlLiteralKind.String } literal => $"'{literal.Value}'",
        LiteralExpression { Kind: SqlLiteralKind.Null } => "null",
        LiteralExpression literal => literal.Value,
        HoleExpression hole => "hole" + hole.Index,
        ArrayExpression array => $"[{string.Join(", ", array.Items.Select(item => Describe(sql, item)))}]",
        CaseExpression choice => $"(case {string.Join(" ", SqlExpressionParts.Of(choice)!.Select(part => Describe(sql, part)))})",
        BetweenExpression range => $"(between {Describe(sql, range.Operand)} {Describe(sql, range.Low)} {Describe(sql, range.High)})",
        WindowExpression window => $"window<{sql.At(window.Range)}>",
        UnknownExpression unknown => $"<{sql.At(unknown.Range)}>",
        _ => "nothing",
    };
}
