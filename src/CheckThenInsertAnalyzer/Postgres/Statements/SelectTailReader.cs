namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads what may stand behind ORDER BY: LIMIT, OFFSET, FETCH and the locking clauses, the locks before or behind the others.</summary>
internal struct SelectTailReader
{
    private readonly SqlTokenReader _reader;
    private readonly bool _isOrdered;
    private bool _hasLimit;
    private bool _hasOffset;
    private bool _hasTies;
    private bool _skipsLocked;

    private SelectTailReader(SqlTokenReader reader, bool isOrdered)
    {
        _reader = reader;
        _isOrdered = isOrdered;
    }

    /// <summary>Whether LIMIT, OFFSET or FETCH was read.</summary>
    public bool IsLimited { get; private set; }

    /// <summary>Whether a lock was read.</summary>
    public bool Locks { get; private set; }

    /// <summary>Whether one of the clauses begins here.</summary>
    public static bool IsAt(SqlTokenReader reader) => reader.AtWord("limit") || reader.AtWord("offset") || reader.AtWord("fetch") || reader.AtWord("for");

    /// <summary>Reads the clauses; the reader is broken when they are not as the grammar wants them.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="isOrdered">Whether the query has an ORDER BY, which WITH TIES needs.</param>
    public static SelectTailReader Read(SqlTokenReader reader, bool isOrdered)
    {
        var tail = new SelectTailReader(reader, isOrdered);
        var isLockFirst = reader.AtWord("for");
        if (isLockFirst)
            tail.ReadLocks();
        tail.ReadLimits();
        if (!isLockFirst)
            tail.ReadLocks();
        if (tail._hasTies && tail._skipsLocked)
            reader.Break();
        return tail;
    }

    private void ReadLimits()
    {
        while (!_reader.IsBroken)
        {
            if (!_hasLimit && _reader.TakeWord("limit"))
                ReadLimit();
            else if (!_hasLimit && _reader.TakeWord("fetch"))
                ReadFetch();
            else if (!_hasOffset && _reader.TakeWord("offset"))
                ReadOffset();
            else
                return;
        }
    }

    private void ReadLimit()
    {
        _hasLimit = true;
        if (_reader.TakeWord("all"))
            return;
        IsLimited = true;
        ExpressionReader.Read(_reader);
    }

    private void ReadOffset()
    {
        (_hasOffset, IsLimited) = (true, true);
        var start = _reader.Current.Range.Start;
        var isSum = ExpressionReader.Read(_reader) is BinaryExpression && _reader.Text[start] != '(';
        if ((_reader.TakeWord("rows") || _reader.TakeWord("row")) && isSum)
            _reader.Break();
    }

    private void ReadFetch()
    {
        (_hasLimit, IsLimited) = (true, true);
        if (!_reader.TakeWord("first") && !_reader.TakeWord("next"))
        {
            _reader.Break();
            return;
        }

        if (!_reader.AtWord("row") && !_reader.AtWord("rows"))
        {
            if (!_reader.TakeOperator("-"))
                _reader.TakeOperator("+");
            PrimaryExpressionReader.ReadBare(_reader);
        }

        var isWhole = _reader.TakeWord("row") || _reader.TakeWord("rows");
        _hasTies = isWhole && _isOrdered && _reader.TakeWords("with", "ties");
        if (!isWhole || (!_hasTies && !_reader.TakeWord("only")))
            _reader.Break();
    }

    private void ReadLocks()
    {
        while (!_reader.IsBroken && _reader.TakeWord("for"))
        {
            if (!_reader.TakeWords("read", "only"))
                ReadLock();
        }
    }

    private void ReadLock()
    {
        bool isKnown;
        if (_reader.TakeWord("no"))
            isKnown = _reader.TakeWords("key", "update");
        else if (_reader.TakeWord("key"))
            isKnown = _reader.TakeWord("share");
        else
            isKnown = _reader.TakeWord("update") || _reader.TakeWord("share");

        Locks |= isKnown;
        if (!isKnown || (_reader.TakeWord("of") && !TakeNames()))
            _reader.Break();
        else if (!_reader.TakeWord("nowait"))
            _skipsLocked |= _reader.TakeWords("skip", "locked");
    }

    /// <summary>Takes the names after OF, which the server wants without their schemas.</summary>
    private readonly bool TakeNames()
    {
        do
        {
            if (_reader.TakeName() is null)
                return false;
        }
        while (_reader.Take(SqlTokenKind.Comma));

        return true;
    }
}
