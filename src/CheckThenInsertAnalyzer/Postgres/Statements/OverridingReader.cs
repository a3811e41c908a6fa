namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads OVERRIDING.</summary>
internal static class OverridingReader
{
    /// <summary>Takes the clause if it stands here; the reader is broken when it cannot be read.</summary>
    public static OverridingClause Read(SqlTokenReader reader)
    {
        if (!reader.TakeWord("overriding"))
            return OverridingClause.None;
        if (reader.TakeWords("system", "value"))
            return OverridingClause.System;
        if (!reader.TakeWords("user", "value"))
            reader.Break();
        return OverridingClause.User;
    }
}
