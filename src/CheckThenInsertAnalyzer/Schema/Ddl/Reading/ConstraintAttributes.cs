namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What may stand after a constraint.</summary>
internal readonly record struct ConstraintAttributes(bool IsDeferrable, bool IsInitiallyDeferred, bool IsNoInherit);
