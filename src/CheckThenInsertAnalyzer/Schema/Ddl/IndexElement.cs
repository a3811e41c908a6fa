namespace CheckThenInsertAnalyzer.Schema;

/// <summary>One element of an index as written.</summary>
/// <param name="Part">The column or expression.</param>
/// <param name="DefaultName">What the server calls it in the name of an index without one; null when that is not known.</param>
internal sealed record IndexElement(KeyPart Part, string? DefaultName);
