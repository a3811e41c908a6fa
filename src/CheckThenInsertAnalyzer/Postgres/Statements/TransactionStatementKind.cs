namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>What a statement does to the transaction.</summary>
internal enum TransactionStatementKind
{
    /// <summary>BEGIN or START TRANSACTION.</summary>
    Begin,

    /// <summary>COMMIT or END.</summary>
    Commit,

    /// <summary>ROLLBACK or ABORT of the whole transaction.</summary>
    Rollback,

    /// <summary>SAVEPOINT.</summary>
    Savepoint,

    /// <summary>ROLLBACK TO SAVEPOINT.</summary>
    RollbackToSavepoint,

    /// <summary>RELEASE SAVEPOINT.</summary>
    ReleaseSavepoint,

    /// <summary>SET TRANSACTION or SET SESSION CHARACTERISTICS.</summary>
    SetIsolation,
}
