namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The states that a transaction may be in at one place, one for each way that leads there.</summary>
[Flags]
internal enum TransactionState
{
    /// <summary>No way leads there.</summary>
    Unreached = 0,

    /// <summary>It has not begun, or is over.</summary>
    None = 1,

    /// <summary>It is open.</summary>
    Open = 2,

    /// <summary>It is open and holds a savepoint.</summary>
    Savepoint = 4,
}
