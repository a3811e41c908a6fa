using System.Text;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// Writes an expression in one spelling, whatever the white space, the parentheses, the case of names and the form of casts. Two texts with the same spelling
/// mean the same to the server when they speak of the same table.
/// </summary>
internal static class CanonicalSpelling
{
    /// <summary>The spelling; empty when a part of the text is not known.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="sql">The text that it was read from; null when that is not at hand.</param>
    public static string Of(SqlExpression expression, string? sql)
    {
        var text = new StringBuilder();
        return Append(text, expression, sql) ? text.ToString() : "";
    }

    private static bool Append(StringBuilder text, SqlExpression expression, string? sql)
    {
        switch (expression)
        {
            case UnknownExpression unknown:
                return sql is not null && AppendTokens(text, sql, unknown.Range);
            case ColumnExpression column:
                text.Append('"').Append(column.Column.Value).Append('"');
                return true;
            case LiteralExpression literal:
                text.Append(literal.Kind).Append('\'').Append(literal.Value.Replace("'", "''")).Append('\'');
                return true;
            case CastExpression cast:
                return AppendAll(text, sql, "::" + cast.TypeName, [cast.Operand]);
            case NotExpression not:
                return AppendAll(text, sql, "not", [not.Operand]);
            case BinaryExpression binary:
                return AppendAll(text, sql, binary.Operator, [binary.Left, binary.Right]);
            case InExpression list:
                return AppendAll(text, sql, list.IsAny ? "any" : "in", list.Items.Insert(0, list.Operand));
            case UnaryExpression unary:
                return AppendAll(text, sql, unary.Operator, [unary.Operand]);
            case ArrayExpression array:
                return AppendAll(text, sql, "array", array.Items);
            case CaseExpression choice:
                return AppendAll(text, sql, (choice.Operand is null ? "case" : "case of") + (choice.Otherwise is null ? "" : " else"), SqlExpressionParts.Of(choice)!);
            case BetweenExpression range:
                return AppendAll(text, sql, "between", [range.Operand, range.Low, range.High]);
            case FunctionExpression call:
                return AppendAll(text, sql, call.Name.ToString() + (call.IsStar ? "*" : ""), call.Arguments);
            default:
                return false;
        }
    }

    /// <summary>Writes what the parser has no node for token by token: names as they are stored, strings by their value.</summary>
    private static bool AppendTokens(StringBuilder text, string sql, SqlRange range)
    {
        var lexer = new SqlLexer(sql) { Position = range.Start };
        var tokens = new List<SqlToken>();
        while (lexer.Next() is { Kind: not SqlTokenKind.End } token && token.Range.End <= range.End)
            tokens.Add(token);

        var parentheses = CountOuterParentheses(tokens);
        for (var index = parentheses; index < tokens.Count - parentheses; index++)
            text.Append(' ').Append(Token(sql, tokens[index], isCalled: index + 1 < tokens.Count && tokens[index + 1].Kind == SqlTokenKind.LeftParenthesis));
        return !tokens.Exists(token => token.HasHole);
    }

    /// <summary>How many pairs of parentheses stand round the whole.</summary>
    private static int CountOuterParentheses(List<SqlToken> tokens)
    {
        var count = tokens.TakeWhile(token => token.Kind == SqlTokenKind.LeftParenthesis).Count();
        var depth = 0;
        for (var index = 0; index < tokens.Count; index++)
        {
            depth += tokens[index].Kind == SqlTokenKind.LeftParenthesis ? 1 : tokens[index].Kind == SqlTokenKind.RightParenthesis ? -1 : 0;
            if (index < tokens.Count - count)
                count = Math.Min(count, depth);
        }

        return count;
    }

    private static string Token(string sql, SqlToken token, bool isCalled) =>
        token.Kind == SqlTokenKind.Word ? IdentifierFolding.Fold(sql.Substring(token.Range.Start, token.Range.Length))
        : SqlTokenValue.Name(sql, token) is { } name ? Name(name.Value, isCalled)
        : SqlTokenValue.String(sql, token) is { } value ? "'" + value.Replace("'", "''") + "'"
        : sql.Substring(token.Range.Start, token.Range.Length);

    /// <summary>Without quotes where none are needed, as a key word needs none that may name a column but no function.</summary>
    private static string Name(string name, bool isCalled) =>
        !isCalled && SqlKeywords.Classify(name, new SqlRange(0, name.Length)) == SqlKeywordClass.ColumnName ? name : IdentifierQuoting.Quote(name);

    private static bool AppendAll(StringBuilder text, string? sql, string name, IEnumerable<SqlExpression> parts)
    {
        text.Append(name).Append('(');
        foreach (var part in parts)
        {
            if (!Append(text, part, sql))
                return false;
            text.Append(',');
        }

        text.Append(')');
        return true;
    }
}
