namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>A value that cannot be told from the source.</summary>
internal sealed record UnknownValue : SuppliedValue;
