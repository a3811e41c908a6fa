namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What a value says of the row that a check looks for.</summary>
internal enum Presence
{
    /// <summary>True means that the row is there.</summary>
    Present,

    /// <summary>True means that the row is not there.</summary>
    Absent,
}
