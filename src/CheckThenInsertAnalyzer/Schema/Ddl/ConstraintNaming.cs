using System.Globalization;
using System.Text;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The names that the server gives to keys without one (makeObjectName and ChooseIndexName of PostgreSQL; FACTS F3).</summary>
internal static class ConstraintNaming
{
    /// <summary><c>{table}_pkey</c>.</summary>
    public static string PrimaryKey(string table) => ObjectName(table, null, "pkey");

    /// <summary><c>{table}_{columns}_key</c>.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="columns">The key's columns and after them those of INCLUDE.</param>
    public static string UniqueConstraint(string table, IEnumerable<string> columns) => ObjectName(table, Join(Distinct(columns)), "key");

    /// <summary><c>{table}_{columns}_idx</c>.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="columns">The names that the server gives to the index's columns: a column's own, a called function's, and those of INCLUDE.</param>
    public static string UniqueIndex(string table, IEnumerable<string> columns) => ObjectName(table, Join(Distinct(columns)), "idx");

    /// <summary>Cuts the longer of both names byte by byte until they fit with the label.</summary>
    private static string ObjectName(string first, string? second, string label)
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
    private static string Join(IEnumerable<string> columns)
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

    /// <summary>An index column whose name is taken gets a number: lower, lower1.</summary>
    private static List<string> Distinct(IEnumerable<string> columns)
    {
        var taken = new List<string>();
        foreach (var column in columns)
        {
            var name = column;
            for (var number = 1; taken.Contains(name); number++)
            {
                var suffix = number.ToString(CultureInfo.InvariantCulture);
                name = IdentifierFolding.Truncate(column, IdentifierFolding.MaxBytes - suffix.Length) + suffix;
            }

            taken.Add(name);
        }

        return taken;
    }
}
