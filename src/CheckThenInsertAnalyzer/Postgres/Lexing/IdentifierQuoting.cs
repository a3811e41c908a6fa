namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>How to write a stored name so that the server reads the same name again (the rule of quote_ident).</summary>
internal static class IdentifierQuoting
{
    /// <summary>The name, in double quotes when it would be folded or taken for a key word without them.</summary>
    public static string Quote(string name) => IsSafe(name) ? name : "\"" + name.Replace("\"", "\"\"") + "\"";

    private static bool IsSafe(string name)
    {
        if (name.Length == 0 || SqlCharacters.IsDigit(name[0]))
            return false;

        foreach (var character in name)
        {
            if (character is not ((>= 'a' and <= 'z') or '_') && !SqlCharacters.IsDigit(character))
                return false;
        }

        return SqlKeywords.Classify(name, new SqlRange(0, name.Length)) == SqlKeywordClass.Unreserved;
    }
}
