namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>A value that the statement itself gives: a column of the rows that INSERT … SELECT reads, or a variable of a function.</summary>
/// <param name="Qualifier">What the statement calls the source; null when the text does not say.</param>
/// <param name="Column">The column or variable.</param>
internal sealed record SqlColumnValue(string? Qualifier, string Column) : SuppliedValue;
