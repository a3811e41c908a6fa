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
                return AppendAll(text, sql, list.IsAny ? "any" : "in", [list.Operand, .. list.Items]);
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
        while (lexer.Next() is { Kind: not SqlTokenKind.End } token && token.Range.End <= range.End)
        {
            if (token.HasHole)
                return false;
            text.Append(' ').Append(Token(sql, token));
        }

        return true;
    }

    private static string Token(string sql, SqlToken token) =>
        token.Kind == SqlTokenKind.Word ? IdentifierFolding.Fold(sql.Substring(token.Range.Start, token.Range.Length))
        : SqlTokenValue.Name(sql, token) is { } name ? IdentifierQuoting.Quote(name.Value)
        : SqlTokenValue.String(sql, token) is { } value ? "'" + value.Replace("'", "''") + "'"
        : sql.Substring(token.Range.Start, token.Range.Length);

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
