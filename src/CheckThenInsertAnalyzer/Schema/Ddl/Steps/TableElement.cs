namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What stands between the commas of CREATE TABLE.</summary>
/// <param name="Line">Where it stands, counted from 1.</param>
internal abstract record TableElement(int Line);
