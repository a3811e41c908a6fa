using System.Globalization;
using System.Text;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>How the server makes up names (makeObjectName, ChooseIndexNameAddition and ChooseIndexColumnNames of PostgreSQL; FACTS F3).</summary>
internal static class ConstraintNaming
{
    /// <summary><c>{first}_{label}</c> or <c>{first}_{second}_{label}</c>; the longer of both names is cut byte by byte until they fit with the label.</summary>
    public static string ObjectName(string first, string? second, string label)
    {
        var available = IdentifierFolding.MaxBytes - label.Length - 1 - (second is null ? 0 : 1);
        var firstBytes = Encoding.UTF8.GetByteCount(first);
        var secondBytes = second is null ? 0 : Encoding.UTF8.GetByteCount(second);
        while (firstBytes + secondBytes > available)
        {
            if (firstBytes > secondBytes)
                firstBytes--;
            else
                secondBytes--;
        }

        var start = IdentifierFolding.Truncate(first, firstBytes) + "_";
        return second is null ? start + label : start + IdentifierFolding.Truncate(second, secondBytes) + "_" + label;
    }

    /// <summary>The column names joined until they are longer than a name may be.</summary>
    public static string Join(IEnumerable<string> columns)
    {
        var joined = "";
        foreach (var column in columns)
        {
            joined = joined.Length == 0 ? column : joined + "_" + column;
            if (Encoding.UTF8.GetByteCount(joined) > IdentifierFolding.MaxBytes)
                break;
        }

        return joined;
    }

    /// <summary>The names of an index's columns: one whose name is taken gets a number (lower, lower1).</summary>
    public static IReadOnlyList<string> Distinct(IEnumerable<string> columns)
    {
        var names = new List<string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            var name = column;
            for (var number = 1; !taken.Add(name); number++)
            {
                var suffix = number.ToString(CultureInfo.InvariantCulture);
                name = IdentifierFolding.Truncate(column, IdentifierFolding.MaxBytes - suffix.Length) + suffix;
            }

            names.Add(name);
        }

        return names;
    }
}
