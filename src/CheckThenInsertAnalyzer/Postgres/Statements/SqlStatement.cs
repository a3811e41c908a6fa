namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>One statement of a text.</summary>
/// <param name="Range">From its first token to its last, without the semicolon and the comments after it.</param>
internal abstract record SqlStatement(SqlRange Range)
{
    /// <summary>
    /// Whether every part was read, however rich the statement, and is PostgreSQL's language: then what is given is its whole meaning.
    /// False says nothing about what the server makes of it, and is what a statement is that the reader skips.
    /// </summary>
    public bool IsUnderstood { get; init; }
}
