using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>
/// Reads a SELECT up to the end of its statement, its closing parenthesis, or the ON CONFLICT or RETURNING of the INSERT round it.
/// A clause that is valid but not modelled makes the SELECT unreliable; what the grammar does not allow also breaks the reader.
/// </summary>
internal struct SelectReader
{
    private static readonly string[] ClauseWords = ["where", "group", "having", "window", "order", "limit", "offset", "fetch", "for", "union", "intersect", "except", "returning"];

    private readonly SqlTokenReader _reader;
    private ImmutableArray<SqlExpression> _items;
    private bool _isStar;
    private FromTable? _from;
    private SqlExpression? _where;
    private bool _locks;
    private bool _isReliable;

    private SelectReader(SqlTokenReader reader)
    {
        _reader = reader;
        _items = ImmutableArray<SqlExpression>.Empty;
        _isReliable = true;
    }

    /// <summary>Reads the SELECT that begins here.</summary>
    public static SelectStatement Read(SqlTokenReader reader)
    {
        var start = reader.Take().Range.Start;
        var select = new SelectReader(reader);
        select.ReadBody();
        if (!select.IsAtEnd() && !reader.IsBroken)
            reader.Break();
        return new SelectStatement(
            select._items, select._isStar, select._from, select._where, select._locks, select._isReliable && !reader.IsBroken, new SqlRange(start, reader.LastEnd));
    }

    private void ReadBody()
    {
        ReadQuantifier();
        ReadItems();
        if (!_reader.IsBroken && _reader.TakeWord("from"))
            ReadFrom();
        if (!_reader.IsBroken && _reader.TakeWord("where"))
            _where = ExpressionReader.Read(_reader);
        SkipGrouping();
        SkipSetOperation();
        ReadTail();
    }

    private readonly bool IsAtEnd() => _reader.IsAtEnd || _reader.At(SqlTokenKind.RightParenthesis) || _reader.AtWord("returning") || IsOnConflict();

    private readonly bool IsOnConflict() => _reader.AtWords("on", "conflict");

    private void ReadQuantifier()
    {
        if (_reader.TakeWord("all") || !_reader.TakeWord("distinct"))
            return;

        if (_reader.TakeWord("on"))
        {
            _isReliable = false;
            if (!_reader.SkipGroup())
                _reader.Break();
        }

        // Only without DISTINCT may the list be empty.
        if (IsAtEnd())
            _reader.Break();
    }

    private void ReadItems()
    {
        if (IsAtEnd() || _reader.AtWord("from") || _reader.AtWord("where"))
            return;

        var items = ImmutableArray.CreateBuilder<SqlExpression>();
        var hasStar = false;
        do
        {
            var item = SelectItemReader.Read(_reader, out var isStar);
            if (item is null)
                return;
            hasStar |= isStar;
            items.Add(item);
        }
        while (_reader.Take(SqlTokenKind.Comma));

        _isStar = hasStar && items.Count == 1;
        _items = _isStar ? ImmutableArray<SqlExpression>.Empty : items.ToImmutable();
        if (_reader.AtWord("into"))
            _reader.Break();
    }

    private void ReadFrom()
    {
        var start = _reader.Index;
        var table = FromTableReader.Read(_reader);
        if (table is not null && (IsAtEnd() || IsAtClause()))
        {
            _from = table;
            return;
        }

        _isReliable = false;
        if (table is null ? !IsOtherSource(start) : !IsContinuation())
            _reader.Break();
        else
            SkipToClause();
    }

    /// <summary>Whether FROM begins with a sub-select, LATERAL, a join in parentheses or a function whose name is a key word.</summary>
    private readonly bool IsOtherSource(int index)
    {
        _reader.Index = index;
        return _reader.At(SqlTokenKind.LeftParenthesis) || _reader.AtWord("lateral") || _reader.AtWords("rows", "from")
            || (_reader.Current is { Kind: SqlTokenKind.Word, HasHole: false } && _reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis);
    }

    /// <summary>Whether what follows the first table may follow it: another table, a join, a column alias list, arguments, WITH ORDINALITY or TABLESAMPLE.</summary>
    private readonly bool IsContinuation() =>
        _reader.Current.Kind is SqlTokenKind.Comma or SqlTokenKind.LeftParenthesis
        || _reader.AtWord("join") || _reader.AtWord("inner") || _reader.AtWord("left") || _reader.AtWord("right") || _reader.AtWord("full")
        || _reader.AtWord("cross") || _reader.AtWord("natural") || _reader.AtWord("tablesample") || _reader.AtWords("with", "ordinality");

    private readonly bool IsAtClause()
    {
        if (!_reader.At(SqlTokenKind.Word))
            return false;
        foreach (var word in ClauseWords)
        {
            if (_reader.AtWord(word))
                return true;
        }

        return false;
    }

    private readonly void SkipToClause()
    {
        while (!IsAtEnd() && !IsAtClause())
        {
            if (IsForeign() || !_reader.SkipTokenOrGroup())
            {
                _reader.Break();
                return;
            }
        }
    }

    /// <summary>Whether another database's table hint, quoted name or TOP stands here.</summary>
    private readonly bool IsForeign() =>
        _reader.AtOperator("`")
        || (_reader.AtWord("with") && _reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis)
        || (_reader.AtWord("top") && _reader.Peek(1).Kind is SqlTokenKind.Number or SqlTokenKind.LeftParenthesis)
        || (_reader.AtWord("join") && _reader.Peek(1).Kind == SqlTokenKind.LeftBracket);

    private void SkipGrouping()
    {
        while (!_reader.IsBroken && (_reader.TakeWords("group", "by") || _reader.TakeWord("having") || _reader.TakeWord("window")))
        {
            _isReliable = false;
            SkipToClause();
        }
    }

    private void SkipSetOperation()
    {
        if (_reader.IsBroken || !(_reader.AtWord("union") || _reader.AtWord("intersect") || _reader.AtWord("except")))
            return;

        _isReliable = false;
        while (!IsAtEnd())
        {
            if (IsForeign() || !_reader.SkipTokenOrGroup())
            {
                _reader.Break();
                return;
            }
        }
    }

    /// <summary>Reads ORDER BY, LIMIT, OFFSET, FETCH and FOR, of which the last four may come in any order.</summary>
    private void ReadTail()
    {
        while (!_reader.IsBroken && !IsAtEnd())
        {
            if (_reader.TakeWords("order", "by"))
                ReadOrder();
            else if (_reader.TakeWord("limit"))
                ReadLimit();
            else if (_reader.TakeWord("offset"))
                ReadOffset();
            else if (_reader.TakeWord("fetch"))
                ReadFetch();
            else if (_reader.TakeWord("for"))
                ReadLock();
            else
                return;
        }
    }

    private readonly void ReadOrder()
    {
        do
        {
            if (ExpressionReader.Read(_reader) is null)
                return;
            if (_reader.TakeWord("using"))
                _reader.Take();
            else if (!_reader.TakeWord("asc"))
                _reader.TakeWord("desc");
            if (!_reader.TakeWords("nulls", "first"))
                _reader.TakeWords("nulls", "last");
        }
        while (_reader.Take(SqlTokenKind.Comma));
    }

    private readonly void ReadLimit()
    {
        if (!_reader.TakeWord("all"))
            ExpressionReader.Read(_reader);
    }

    private readonly void ReadOffset()
    {
        ExpressionReader.Read(_reader);
        if (!_reader.TakeWord("rows"))
            _reader.TakeWord("row");
    }

    private readonly void ReadFetch()
    {
        if (!_reader.TakeWord("first") && !_reader.TakeWord("next"))
            _reader.Break();
        else if (!_reader.AtWord("row") && !_reader.AtWord("rows"))
            PrimaryExpressionReader.Read(_reader);

        var isWhole = (_reader.TakeWord("row") || _reader.TakeWord("rows")) && (_reader.TakeWord("only") || _reader.TakeWords("with", "ties"));
        if (!isWhole)
            _reader.Break();
    }

    private void ReadLock()
    {
        if (_reader.TakeWords("read", "only"))
            return;

        if (_reader.TakeWord("no"))
            _locks = _reader.TakeWords("key", "update");
        else if (_reader.TakeWord("key"))
            _locks = _reader.TakeWord("share");
        else
            _locks = _reader.TakeWord("update") || _reader.TakeWord("share");

        if (!_locks || (_reader.TakeWord("of") && !SkipNames()))
            _reader.Break();
        else if (!_reader.TakeWord("nowait"))
            _reader.TakeWords("skip", "locked");
    }

    private readonly bool SkipNames()
    {
        do
        {
            if (_reader.TakeQualifiedName() is null)
                return false;
        }
        while (_reader.Take(SqlTokenKind.Comma));

        return true;
    }
}
