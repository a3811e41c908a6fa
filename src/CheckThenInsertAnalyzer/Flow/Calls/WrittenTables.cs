using System.Text.RegularExpressions;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Picks from a C# text the tables that the SQL in it names.</summary>
internal static class WrittenTables
{
    private static readonly Regex Naming = new(@"\b(?:from|into|update|join)\s+(?:only\s+)?(?:[\w""\\]+\.)?[""\\]*(\w+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Unclear = new(@"\bfor\s+(?:no\s+key\s+)?update|\block\b|\bcall\b|\b(?:from|into|update|join)\s+[\w.""]*[{(]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly string[] Changes = ["insert", "update", "delete", "merge", "lock", "copy"];

    /// <summary>The names in lower case; null when some of the SQL may stand elsewhere, or locks, or calls a function.</summary>
    public static IReadOnlyCollection<string>? In(string text)
    {
        if (CandidateText.KeepsSqlElsewhere(text) || Unclear.IsMatch(text))
            return null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in Naming.Matches(text))
            names.Add(match.Groups[1].Value.ToLowerInvariant());
        return names.Count == 0 ? null : names;
    }

    /// <summary>Whether the SQL in the text may do more than read; so may what stands elsewhere, and a function.</summary>
    public static bool MayBeChangedIn(string text) =>
        Array.Exists(Changes, word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0) || CandidateText.KeepsSqlElsewhere(text) || CandidateText.Of(text).CallsFunction;
}
