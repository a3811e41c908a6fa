namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What an operation does to a transaction.</summary>
internal enum TransactionStep
{
    /// <summary>It begins.</summary>
    Begin,

    /// <summary>Something runs in it.</summary>
    Command,

    /// <summary>A savepoint is set.</summary>
    Save,

    /// <summary>It is rolled back to a savepoint, after which it can be used again.</summary>
    RollBackToSavepoint,

    /// <summary>It is committed, or a scope is completed.</summary>
    Commit,

    /// <summary>It is rolled back or disposed of.</summary>
    End,
}
