namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Which collations there are.</summary>
internal static class Collations
{
    /// <summary>Whether a server has a collation of that name from the start: the standard ones, those of ICU, and those named after a locale.</summary>
    public static bool IsBuiltIn(string name) =>
        name is "C" or "POSIX" or "default" or "ucs_basic" or "unicode" or "pg_c_utf8" or "pg_unicode_fast"
        || name.EndsWith("-x-icu", StringComparison.Ordinal)
        || name.StartsWith("C.", StringComparison.Ordinal)
        || name.IndexOf('_') is 2 or 3;

    /// <summary>Those that the table's columns and keys name.</summary>
    public static IEnumerable<string> Of(TableSchema table) =>
        table.Columns.Select(column => column.Collation).Concat(table.UniqueKeys.SelectMany(key => key.Parts.Select(part => part.Collation))).OfType<string>();
}
