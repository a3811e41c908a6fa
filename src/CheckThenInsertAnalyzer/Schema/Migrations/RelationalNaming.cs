namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The names that EF Core gives to keys and indexes for which the model has none (EF Core documentation, Keys and Indexes).</summary>
internal static class RelationalNaming
{
    /// <summary>How long the PostgreSQL provider lets an identifier be, in characters.</summary>
    private const int LongestIdentifier = 63;

    /// <summary><c>PK_{table}</c>.</summary>
    public static string PrimaryKey(string table) => Cut("PK_" + table);

    /// <summary><c>AK_{table}_{columns}</c>.</summary>
    public static string AlternateKey(string table, IEnumerable<string> columns) => Cut($"AK_{table}_{string.Join("_", columns)}");

    /// <summary><c>IX_{table}_{columns}</c>.</summary>
    public static string Index(string table, IEnumerable<string> columns) => Cut($"IX_{table}_{string.Join("_", columns)}");

    /// <summary>EF Core marks a name that it cuts with a tilde, which counts.</summary>
    private static string Cut(string name) => name.Length <= LongestIdentifier ? name : name.Substring(0, LongestIdentifier - 1) + "~";
}
