namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>One statement of a text.</summary>
/// <param name="Range">From its first token to its last, without the semicolon and the comments after it.</param>
internal abstract record SqlStatement(SqlRange Range);
