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

        var values = statement.Rows.Select(row => row.Values[index].WithoutCasts()).ToList();
        var parameters = values.OfType<ParameterExpression>().ToImmutableArray();
        if (!values.All(value => value is ParameterExpression or LiteralExpression)
            || statement.Rows.SelectMany(row => row.Values).Any(value => value.WithoutCasts() is ParameterExpression { IsPositional: true })
            || parameters.Any(parameter => IsUsedElsewhere(parameter, parameters, sql)))
            return null;

        var ranges = statement.Rows
            .Select(row => ListCut.Of(row.Values.Select(value => value.Range).ToList(), index))
            .Prepend(ListCut.Of(statement.Columns.Select(column => column.Range).ToList(), index))
            .ToImmutableArray();
        var kept = values.Select(value => value.Range).Prepend(statement.Columns[index].Range).ToList();
        return ranges.Zip(kept, (range, item) => ListCut.IsOnlyItem(range, item, sql)).All(only => only) ? new ColumnCut(ranges, parameters) : null;
    }

    private static bool IsUsedElsewhere(ParameterExpression parameter, ImmutableArray<ParameterExpression> cut, string sql)
    {
        var uses = Regex.Matches(sql, "[@:$]" + Regex.Escape(parameter.Name) + @"(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant).Count;
        return uses != cut.Count(other => string.Equals(other.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
    }
}
