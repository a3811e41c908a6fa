namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Whether a unique key stops the second of two rows that are equal in what a check compares.</summary>
internal enum KeyCoverage
{
    /// <summary>It cannot be told: the keys are not all known, a partial key may cover the row, sources disagree, or the check looks for more than equal columns.</summary>
    Unknown,

    /// <summary>A unique key does, whose columns are all compared.</summary>
    Covered,

    /// <summary>All keys are known, and none does: both rows are stored.</summary>
    Uncovered,
}
