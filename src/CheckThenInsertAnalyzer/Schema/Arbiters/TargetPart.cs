namespace CheckThenInsertAnalyzer.Schema;

/// <summary>One part of a conflict target or of a key, analysed.</summary>
/// <param name="Expression">The column or expression.</param>
/// <param name="Collation">What COLLATE names in the target; for a key's part, the collation in which it compares. Null when it is not written, or not known.</param>
/// <param name="OperatorClass">The operator class that is written; null when none is.</param>
internal sealed record TargetPart(AnalyzedExpression Expression, string? Collation, string? OperatorClass)
{
    /// <summary>Whether it is a bare column.</summary>
    public bool IsColumn => Expression.Kind == AnalyzedKind.Column;
}
