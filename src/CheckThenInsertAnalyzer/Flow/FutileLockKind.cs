namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The means by which people try to keep another session from inserting, and that do not.</summary>
internal enum FutileLockKind
{
    /// <summary>SELECT … FOR UPDATE of the row that may not be there: no row, no lock (FACTS A11).</summary>
    AbsentRow,

    /// <summary>A transaction at READ COMMITTED.</summary>
    ReadCommitted,

    /// <summary>A transaction at REPEATABLE READ.</summary>
    RepeatableRead,

    /// <summary>A transaction at SERIALIZABLE that is not tried again when it fails with 40001.</summary>
    Serializable,

    /// <summary>A lock that all threads of the process share.</summary>
    OneProcess,

    /// <summary>A lock of an object that every request has its own of.</summary>
    OneRequest,
}
