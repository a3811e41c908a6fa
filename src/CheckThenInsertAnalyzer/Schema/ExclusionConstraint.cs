namespace CheckThenInsertAnalyzer.Schema;

/// <summary>An EXCLUDE constraint, whose violation is 23P01 and not 23505 (FACTS B10).</summary>
/// <param name="Name">As the server stores it; null when it is not known.</param>
/// <param name="IsDeferrable">A deferrable one cannot arbitrate ON CONFLICT (FACTS B9).</param>
/// <param name="Source">Where this was read.</param>
internal sealed record ExclusionConstraint(string? Name, bool IsDeferrable, SchemaSource Source);
