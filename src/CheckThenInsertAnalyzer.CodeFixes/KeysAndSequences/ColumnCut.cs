using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.CodeFixes.KeysAndSequences;

/// <summary>What goes out of an INSERT together with a column.</summary>
/// <param name="Ranges">The pieces of the text: the column, and its value in each row, each with a comma.</param>
/// <param name="Parameters">The placeholders that the text then no longer has.</param>
internal sealed record ColumnCut(ImmutableArray<SqlRange> Ranges, ImmutableArray<ParameterExpression> Parameters)
{
    /// <summary>The cut of the column at a place of the list; null when a row has another shape, or a placeholder is also used elsewhere or counted by its place.</summary>
    public static ColumnCut? Of(InsertStatement statement, int index, string sql)
    {
        if (statement.Columns.Length < 2 || statement.Rows.IsEmpty || statement.Rows.Any(row => row.Values.Length != statement.Columns.Length))
            return null;

        var values = statement.Rows.Select(row => WithoutCasts(row.Values[index])).ToList();
        var parameters = values.OfType<ParameterExpression>().ToImmutableArray();
        if (!values.All(value => value is ParameterExpression or LiteralExpression)
            || statement.Rows.SelectMany(row => row.Values).Any(value => WithoutCasts(value) is ParameterExpression { IsPositional: true })
            || parameters.Any(parameter => IsUsedElsewhere(parameter, parameters, sql)))
            return null;

        var ranges = statement.Rows
            .Select(row => Cut(row.Values.Select(value => value.Range).ToList(), index))
            .Prepend(Cut(statement.Columns.Select(column => column.Range).ToList(), index))
            .ToImmutableArray();
        var kept = values.Select(value => value.Range).Prepend(statement.Columns[index].Range).ToList();
        return ranges.Zip(kept, (range, item) => IsOnlyItem(range, item, sql)).All(only => only) ? new ColumnCut(ranges, parameters) : null;
    }

    /// <summary>From the item before, or for the first one up to the item behind.</summary>
    private static SqlRange Cut(List<SqlRange> items, int index) =>
        index == 0 ? new SqlRange(items[0].Start, items[1].Start) : new SqlRange(items[index - 1].End, items[index].End);

    /// <summary>Whether a cut takes nothing with it but a comma, white space, and the item with its casts: no comment, no bracket.</summary>
    private static bool IsOnlyItem(SqlRange cut, SqlRange item, string sql)
    {
        var rest = sql.Substring(cut.Start, item.Start - cut.Start) + sql.Substring(item.End, cut.End - item.End);
        return Regex.IsMatch(rest, @"^[\s\w:,]*$") && rest.Count(character => character == ',') == 1;
    }

    private static bool IsUsedElsewhere(ParameterExpression parameter, ImmutableArray<ParameterExpression> cut, string sql)
    {
        var uses = Regex.Matches(sql, "[@:$]" + Regex.Escape(parameter.Name) + @"(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant).Count;
        return uses != cut.Count(other => string.Equals(other.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
    }

    private static SqlExpression WithoutCasts(SqlExpression value)
    {
        while (value is CastExpression cast)
            value = cast.Operand;
        return value;
    }
}
