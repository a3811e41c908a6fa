namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Where a fact about a table was read.</summary>
/// <param name="Path">The file; empty when it is not known.</param>
/// <param name="Line">The line, counted from 1; 0 when it is not known.</param>
internal sealed record SchemaSource(string Path, int Line);
