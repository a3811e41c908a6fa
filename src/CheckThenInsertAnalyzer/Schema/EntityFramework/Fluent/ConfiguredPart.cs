namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The part of the model that a builder expression stands for.</summary>
internal abstract record ConfiguredPart;
