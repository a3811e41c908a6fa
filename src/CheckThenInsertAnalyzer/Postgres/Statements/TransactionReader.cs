namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads BEGIN, COMMIT, ROLLBACK, SAVEPOINT, RELEASE and SET TRANSACTION.</summary>
internal struct TransactionReader
{
    private readonly SqlTokenReader _reader;
    private SqlName? _savepoint;
    private string? _isolation;

    private TransactionReader(SqlTokenReader reader) => _reader = reader;

    /// <summary>Reads the statement that begins here; null when it is none of them.</summary>
    public static TransactionStatement? Read(SqlTokenReader reader)
    {
        var transaction = new TransactionReader(reader);
        if (transaction.ReadKind() is not { } kind || !reader.IsAtEnd)
            return null;
        return new TransactionStatement(kind, transaction._savepoint, transaction._isolation, reader.StatementRange) { IsUnderstood = true };
    }

    private TransactionStatementKind? ReadKind()
    {
        if (_reader.TakeWord("begin"))
            return TakeWork() && TakeModes() ? TransactionStatementKind.Begin : null;
        if (_reader.TakeWords("start", "transaction"))
            return TakeModes() ? TransactionStatementKind.Begin : null;
        if (_reader.TakeWord("commit") || _reader.TakeWord("end"))
            return TakeWork() && TakeChain() ? TransactionStatementKind.Commit : null;
        if (_reader.AtWord("rollback") || _reader.AtWord("abort"))
            return ReadRollback();
        if (_reader.TakeWord("savepoint"))
            return TakeSavepoint() ? TransactionStatementKind.Savepoint : null;
        if (_reader.TakeWord("release"))
        {
            _reader.TakeWord("savepoint");
            return TakeSavepoint() ? TransactionStatementKind.ReleaseSavepoint : null;
        }

        return _reader.TakeWord("set") && TakeSet() ? TransactionStatementKind.SetIsolation : null;
    }

    private TransactionStatementKind? ReadRollback()
    {
        var isRollback = _reader.IsWord(_reader.Take(), "rollback");
        TakeWork();
        if (!isRollback || !_reader.TakeWord("to"))
            return TakeChain() ? TransactionStatementKind.Rollback : null;

        _reader.TakeWord("savepoint");
        return TakeSavepoint() ? TransactionStatementKind.RollbackToSavepoint : null;
    }

    private bool TakeSavepoint() => (_savepoint = _reader.TakeName()) is not null;

    private readonly bool TakeWork()
    {
        if (!_reader.TakeWord("work"))
            _reader.TakeWord("transaction");
        return true;
    }

    private readonly bool TakeChain()
    {
        if (!_reader.TakeWord("and"))
            return true;
        _reader.TakeWord("no");
        return _reader.TakeWord("chain");
    }

    private bool TakeSet()
    {
        if (_reader.TakeWords("session", "characteristics"))
            return _reader.TakeWords("as", "transaction") && TakeModes();
        if (!_reader.TakeWord("local"))
            _reader.TakeWord("session");
        return _reader.TakeWord("transaction") && !_reader.IsAtEnd && TakeModes();
    }

    /// <summary>Takes the modes, between which commas may stand; true also when there are none.</summary>
    private bool TakeModes()
    {
        for (var isFirst = true; !_reader.IsAtEnd; isFirst = false)
        {
            if (!isFirst)
                _reader.Take(SqlTokenKind.Comma);
            if (!TakeMode())
                return false;
        }

        return true;
    }

    private bool TakeMode()
    {
        if (_reader.TakeWords("isolation", "level"))
            return (_isolation = TakeLevel()) is not null;
        if (_reader.TakeWord("read"))
            return _reader.TakeWord("only") || _reader.TakeWord("write");
        _reader.TakeWord("not");
        return _reader.TakeWord("deferrable");
    }

    private readonly string? TakeLevel()
    {
        if (_reader.TakeWords("read", "committed"))
            return "READ COMMITTED";
        if (_reader.TakeWords("read", "uncommitted"))
            return "READ UNCOMMITTED";
        if (_reader.TakeWords("repeatable", "read"))
            return "REPEATABLE READ";
        return _reader.TakeWord("serializable") ? "SERIALIZABLE" : null;
    }
}
