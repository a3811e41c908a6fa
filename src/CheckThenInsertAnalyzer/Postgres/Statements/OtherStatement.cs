namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A statement that this reader knows only by its first word, skipped to its end.</summary>
/// <param name="Keyword">The first word in upper case; empty when the statement does not begin with a word.</param>
internal sealed record OtherStatement(string Keyword, SqlRange Range) : SqlStatement(Range);
