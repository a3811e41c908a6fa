using System.Globalization;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential;

/// <summary>How the facts of both sides are written, so that they can be compared as text.</summary>
internal static class SchemaFact
{
    /// <param name="place">Which column it is, counted from 1.</param>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type in the server's words.</param>
    /// <param name="rest">Whether it is NOT NULL, who generates its value, its collation; null for a view, whose columns have none of these of their own.</param>
    public static string Column(int place, string name, string type, (bool IsNotNull, string Generation, string? Collation)? rest)
    {
        var fact = string.Create(CultureInfo.InvariantCulture, $"column {place:000} {name} {type}");
        return rest is var (isNotNull, generation, collation)
            ? $"{fact} {(isNotNull ? "not null" : "null")} {generation}{(collation is null ? "" : " collate " + collation)}"
            : fact;
    }

    public static string Key(string name, string kind, string definition) => $"key {name} {kind}: {definition}";

    /// <summary>Columns of a view that ON CONFLICT can name.</summary>
    public static string Target(IEnumerable<string> columns) => $"target {string.Join(", ", columns.Order(StringComparer.Ordinal))}";
}
