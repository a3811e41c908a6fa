namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A constant.</summary>
/// <param name="Text">Its value in invariant form; null for null.</param>
internal sealed record ConstantOrigin(string? Text) : ValueOrigin;
