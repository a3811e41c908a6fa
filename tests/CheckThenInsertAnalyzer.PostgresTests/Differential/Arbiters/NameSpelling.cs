namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Arbiters;

/// <summary>Writes a stored name in one of the ways that mean it.</summary>
internal static class NameSpelling
{
    private static readonly HashSet<string> KeyWords = ["order", "user", "select", "table", "group", "primary", "check", "end", "desc", "default"];

    public static string Of(string name, Random random)
    {
        var isPlain = !KeyWords.Contains(name) && name.All(character => character is (>= 'a' and <= 'z') or '_');
        var quoted = "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        if (random.Next(30) == 0)
            return $"U&\"\\{(int)name[0]:x4}{quoted[(name[0] == '"' ? 3 : 2)..]}";
        if (!isPlain)
            return quoted;
        return random.Next(8) switch
        {
            0 => quoted,
            1 => name.ToUpperInvariant(),
            2 => char.ToUpperInvariant(name[0]) + name[1..],
            _ => name,
        };
    }
}
