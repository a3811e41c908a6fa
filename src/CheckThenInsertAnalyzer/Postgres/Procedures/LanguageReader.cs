namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads the name behind LANGUAGE.</summary>
internal static class LanguageReader
{
    /// <summary>Takes the name, which may stand in quotes of either sort; in lower case unless in double quotes. Null when none stands here.</summary>
    public static string? Read(SqlTokenReader reader) =>
        reader.Current.IsString ? SqlTokenValue.String(reader.Text, reader.Take())?.ToLowerInvariant() : reader.TakeLabel()?.Value;
}
