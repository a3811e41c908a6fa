namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// The order in which a migration tool applies SQL files: by version where names have Flyway's (V2__ before V10__, B as a new beginning, R last), else
/// by name with numbers as numbers (001 before 010, dated prefixes), what stands in a folder before what stands in its sub-folders. What undoes is left out.
/// </summary>
internal static class MigrationOrder
{
    /// <summary>The files that are applied, in their order.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> paths)
    {
        var scripts = paths.Where(path => !IsUndo(path)).Select(path => new MigrationName(path)).ToList();
        var baseline = scripts.Where(script => script.IsBaseline).OrderBy(script => script).LastOrDefault();
        return scripts
            .Where(script => baseline is null || script.Version.IsEmpty || script == baseline || script.CompareVersion(baseline) > 0)
            .OrderBy(script => script)
            .Select(script => script.Path)
            .ToList();
    }

    /// <summary>Whether the name or folder says that the script takes another one back: U1__x.sql, 1.down.sql, x_rollback.sql, revert/x.sql.</summary>
    private static bool IsUndo(string path)
    {
        var segments = path.Split('/', '\\');
        for (var index = 0; index < segments.Length - 1; index++)
        {
            if (IsUndoWord(segments[index]))
                return true;
        }

        var stem = MigrationName.Stem(segments[segments.Length - 1]);
        if (stem.Length > 1 && stem[0] is 'U' && char.IsDigit(stem[1]) && stem.IndexOf("__", StringComparison.Ordinal) > 0)
            return true;
        var words = stem.Split('.', '_', '-');
        return IsUndoWord(words[words.Length - 1]) || (words.Length > 1 && IsUndoWord(words[0]));
    }

    private static bool IsUndoWord(string word) => word.ToLowerInvariant() is "down" or "undo" or "rollback" or "rollbacks" or "revert";
}
