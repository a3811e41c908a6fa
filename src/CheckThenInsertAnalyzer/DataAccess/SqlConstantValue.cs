namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>A constant written into the SQL text.</summary>
/// <param name="Text">As the SQL reader gives it, without quotes.</param>
/// <param name="IsNumber">Whether it is a number.</param>
internal sealed record SqlConstantValue(string Text, bool IsNumber) : SuppliedValue;
