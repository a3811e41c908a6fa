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
    public static string Of(SqlExpression expression)
    {
        var text = new StringBuilder();
        return Append(text, expression) ? text.ToString() : "";
    }

    private static bool Append(StringBuilder text, SqlExpression expression)
    {
        switch (expression)
        {
            case ColumnExpression column:
                text.Append('"').Append(column.Column.Value).Append('"');
                return true;
            case LiteralExpression literal:
                text.Append(literal.Kind).Append('\'').Append(literal.Value.Replace("'", "''")).Append('\'');
                return true;
            case CastExpression cast:
                return AppendAll(text, "::" + cast.TypeName, [cast.Operand]);
            case NotExpression not:
                return AppendAll(text, "not", [not.Operand]);
            case BinaryExpression binary:
                return AppendAll(text, binary.Operator, [binary.Left, binary.Right]);
            case InExpression list:
                return AppendAll(text, list.IsAny ? "any" : "in", [list.Operand, .. list.Items]);
            case FunctionExpression call:
                return AppendAll(text, call.Name.ToString() + (call.IsStar ? "*" : ""), call.Arguments);
            default:
                return false;
        }
    }

    private static bool AppendAll(StringBuilder text, string name, IEnumerable<SqlExpression> parts)
    {
        text.Append(name).Append('(');
        foreach (var part in parts)
        {
            if (!Append(text, part))
                return false;
            text.Append(',');
        }

        text.Append(')');
        return true;
    }
}
