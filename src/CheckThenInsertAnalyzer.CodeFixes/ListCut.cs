using System.Text.RegularExpressions;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>What goes out of a SQL text together with one item of a list: the item and a comma.</summary>
internal static class ListCut
{
    /// <summary>From the end of the item before, or for the first one up to the item behind.</summary>
    public static SqlRange Of(IReadOnlyList<SqlRange> items, int index) =>
        index == 0 ? new SqlRange(items[0].Start, items[1].Start) : new SqlRange(items[index - 1].End, items[index].End);

    /// <summary>The cuts of several items of a list that keeps at least one; they do not overlap.</summary>
    public static IEnumerable<SqlRange> Of(IReadOnlyList<SqlRange> items, IReadOnlyCollection<int> indexes)
    {
        var firstKept = Enumerable.Range(0, items.Count).First(index => !indexes.Contains(index));
        return indexes.Select(index => index < firstKept ? new SqlRange(items[index].Start, items[index + 1].Start) : Of(items, index));
    }

    /// <summary>Whether a cut takes nothing with it but a comma, white space, and the item with its casts: no comment, no bracket.</summary>
    public static bool IsOnlyItem(SqlRange cut, SqlRange item, string sql)
    {
        var rest = sql.Substring(cut.Start, item.Start - cut.Start) + sql.Substring(item.End, cut.End - item.End);
        return Regex.IsMatch(rest, @"^[\s\w:,]*$") && rest.Count(character => character == ',') == 1;
    }
}
