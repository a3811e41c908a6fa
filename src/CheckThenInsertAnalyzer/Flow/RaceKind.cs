namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What the code wants of the row that it looks for, which decides what the session that loses the race has to do.</summary>
internal enum RaceKind
{
    /// <summary>Nothing: the row is inserted unless it is there.</summary>
    CheckThenInsert,

    /// <summary>To go on with it, found or made.</summary>
    GetOrCreate,

    /// <summary>To change it, or to insert it when there is none to change.</summary>
    UpdateOrInsert,
}
