namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>What a SQL text may hold beside PostgreSQL's own language.</summary>
internal static class SqlText
{
    /// <summary>
    /// Stands for a piece of text that C# puts in and that the source does not tell (U+FFFC, object replacement character).
    /// As a token of its own it may be a value; inside a name or a string it makes that name or string unknown.
    /// </summary>
    public const char Hole = '\uFFFC';
}
