using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>
/// Reads a query with its WITH, set operations and tail. It stops at what cannot be part of it; whoever called it looks at what follows.
/// What is not PostgreSQL's grammar breaks the reader.
/// </summary>
internal struct SelectReader
{
    private static readonly ImmutableArray<SqlName?>[] NoAliases = Enumerable.Range(0, 17).Select(count => ImmutableArray.Create(new SqlName?[count])).ToArray();

    private readonly SqlTokenReader _reader;
    private readonly int _start;
    private readonly int _passedOver;
    private ImmutableArray<CommonTable> _commonTables;
    private ImmutableArray<SqlExpression> _items;
    private ImmutableArray<SqlName?> _aliases;
    private ImmutableArray<SqlExpression> _distinctOn;
    private ImmutableArray<FromItem> _sources;
    private ImmutableArray<SetOperation>.Builder? _setOperations;
    private ImmutableArray<InsertRow> _rows;
    private FromTable? _from;
    private SqlExpression? _where;
    private SqlExpression? _having;
    private int? _columnCount;
    private bool _isStar;
    private bool _isDistinct;
    private bool _isGrouped;
    private bool _isOrdered;
    private bool _isLimited;
    private bool _locks;
    private bool _isSimple;

    private SelectReader(SqlTokenReader reader, int start)
    {
        _reader = reader;
        _start = start;
        _passedOver = reader.PassedOver;
        _commonTables = ImmutableArray<CommonTable>.Empty;
        _items = ImmutableArray<SqlExpression>.Empty;
        _aliases = ImmutableArray<SqlName?>.Empty;
        _distinctOn = ImmutableArray<SqlExpression>.Empty;
        _sources = ImmutableArray<FromItem>.Empty;
        _rows = ImmutableArray<InsertRow>.Empty;
        _isSimple = true;
    }

    /// <summary>Reads the query that begins here.</summary>
    public static SelectStatement Read(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        var commonTables = CommonTableReader.Read(reader);
        var query = Read(reader, commonTables, start);
        reader.Forget(commonTables);
        return query;
    }

    /// <summary>Reads the query whose WITH has been read.</summary>
    public static SelectStatement Read(SqlTokenReader reader, ImmutableArray<CommonTable> commonTables, int start)
    {
        var query = new SelectReader(reader, start);
        query.ReadOperand();
        if (!commonTables.IsEmpty)
            query.Add(commonTables);
        query.ReadRest();
        return query.ToStatement();
    }

    /// <summary>Reads PL/pgSQL's PERFORM, which is a SELECT under another name.</summary>
    public static SelectStatement ReadPerform(SqlTokenReader reader)
    {
        var query = new SelectReader(reader, reader.Take().Range.Start);
        query.ReadSelect();
        query.ReadRest();
        return query.ToStatement();
    }

    /// <summary>Whether something stands here that makes a larger query of one in parentheses.</summary>
    public static bool IsContinuation(SqlTokenReader reader) =>
        reader.At(SqlTokenKind.Word) && (IsSetOperation(reader) || reader.AtWords("order", "by") || SelectTailReader.IsAt(reader));

    /// <summary>Reads what makes a larger query of one in parentheses that has been read.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="first">The query in parentheses.</param>
    /// <param name="start">Where its parenthesis stands.</param>
    public static SelectStatement Continue(SqlTokenReader reader, SelectStatement first, int start)
    {
        var query = new SelectReader(reader, start);
        query.Load(first);
        query.ReadRest();
        return query.ToStatement();
    }

    private static bool IsSetOperation(SqlTokenReader reader) => reader.AtWord("union") || reader.AtWord("except") || reader.AtWord("intersect");

    private readonly SelectStatement ToStatement()
    {
        var isRead = !_reader.IsBroken && _reader.PassedOver == _passedOver;
        return new SelectStatement(_items, _isStar, _from, _where, _locks, isRead && _isSimple, new SqlRange(_start, _reader.LastEnd))
        {
            CommonTables = _commonTables,
            Sources = _sources,
            Aliases = _aliases,
            ColumnCount = _columnCount,
            IsDistinct = _isDistinct,
            DistinctOn = _distinctOn,
            IsGrouped = _isGrouped,
            Having = _having,
            SetOperations = _setOperations?.ToImmutable() ?? ImmutableArray<SetOperation>.Empty,
            Rows = _rows,
            IsOrdered = _isOrdered,
            IsLimited = _isLimited,
            IsUnderstood = isRead,
        };
    }

    /// <summary>Reads a SELECT, VALUES, TABLE, or a query in parentheses.</summary>
    private void ReadOperand()
    {
        if (_reader.TakeWord("select"))
            ReadSelect();
        else if (_reader.AtWord("values"))
            ReadValues();
        else if (_reader.TakeWord("table"))
            ReadTable();
        else if (PrimaryExpressionReader.ReadSubquery(_reader) is { } inner)
            Load(inner.Query);
    }

    private void Add(ImmutableArray<CommonTable> commonTables)
    {
        // (WITH … SELECT …) behind WITH: the server wants one of them.
        if (!_commonTables.IsEmpty && !IsSetOperation(_reader))
            _reader.Break();
        if (!_commonTables.IsEmpty)
            Wrap(ToStatement());
        _commonTables = commonTables;
        _isSimple = false;
    }

    private void ReadRest()
    {
        while (!_reader.IsBroken && IsSetOperation(_reader))
            ReadSetOperation();
        if (!_reader.IsBroken && _reader.TakeWords("order", "by"))
            ReadOrder();
        if (!_reader.IsBroken && SelectTailReader.IsAt(_reader))
            ReadTail();
    }

    /// <summary>Takes over a query that stood in parentheses; as the first operand of a set operation, one with WITH or a tail becomes a sub-select.</summary>
    private void Load(SelectStatement query)
    {
        if ((query.IsOrdered || query.IsLimited || query.Locks || !query.CommonTables.IsEmpty) && IsSetOperation(_reader))
        {
            Wrap(query);
            return;
        }

        _commonTables = query.CommonTables;
        _items = query.Items;
        _aliases = query.Aliases;
        _columnCount = query.ColumnCount;
        _isStar = query.IsStar;
        _distinctOn = query.DistinctOn;
        _isDistinct = query.IsDistinct;
        _from = query.From;
        _sources = query.Sources;
        _where = query.Where;
        _isGrouped = query.IsGrouped;
        _having = query.Having;
        if (!query.SetOperations.IsEmpty)
            Append(query.SetOperations);
        _rows = query.Rows;
        _isOrdered = query.IsOrdered;
        _isLimited = query.IsLimited;
        _locks = query.Locks;
        _isSimple = query.IsReliable;
    }

    private void Append(ImmutableArray<SetOperation> operations)
    {
        _setOperations = ImmutableArray.CreateBuilder<SetOperation>(operations.Length + 1);
        _setOperations.AddRange(operations);
    }

    /// <summary>Makes <c>SELECT * FROM (query)</c> of a query.</summary>
    private void Wrap(SelectStatement query)
    {
        var (reader, start) = (_reader, _start);
        this = new SelectReader(reader, start)
        {
            _isStar = true,
            _columnCount = query.ColumnCount,
            _sources = ImmutableArray.Create<FromItem>(new SubqueryItem(query, null, ImmutableArray<SqlName>.Empty, query.Range)),
            _isSimple = false,
        };
    }

    private void ReadSelect()
    {
        ReadQuantifier();
        if (!IsEmptyList())
            ReadItems();
        else if (_isDistinct)
            _reader.Break();
        if (!_reader.IsBroken && _reader.TakeWord("from"))
            ReadFrom();
        else if (_isStar)
            _reader.Break();
        if (!_reader.IsBroken && _reader.TakeWord("where"))
            _where = ExpressionReader.Read(_reader);
        if (!_reader.IsBroken && _reader.At(SqlTokenKind.Word))
            ReadGrouping();
    }

    private void ReadQuantifier()
    {
        if (_reader.TakeWord("all") || !_reader.TakeWord("distinct"))
            return;

        _isDistinct = true;
        if (!_reader.TakeWord("on"))
            return;

        _isSimple = false;
        if (_reader.Take(SqlTokenKind.LeftParenthesis) && ExpressionReader.ReadList(_reader) is { } expressions && PrimaryExpressionReader.Close(_reader))
            _distinctOn = expressions;
        else
            _reader.Break();
    }

    /// <summary>Whether the select list is empty, since something stands here that follows it.</summary>
    private readonly bool IsEmptyList() =>
        _reader.IsAtEnd || _reader.At(SqlTokenKind.RightParenthesis) || _reader.At(SqlTokenKind.Semicolon)
        || (_reader.At(SqlTokenKind.Word) && (_reader.AtWord("from") || _reader.AtWord("where") || _reader.AtWord("group") || _reader.AtWord("having")
            || _reader.AtWord("window") || _reader.AtWord("returning") || _reader.AtWords("on", "conflict") || IsContinuation(_reader)));

    private void ReadItems()
    {
        var (items, aliases) = (_reader.Expressions, _reader.Aliases);
        var (firstItem, firstAlias) = (items.Count, aliases.Count);
        var (hasStar, hasHole, hasAlias) = (false, false, false);
        do
        {
            if (SelectItemReader.Read(_reader, out var alias, out var isStar) is not { } item)
                return;
            hasStar |= isStar;
            hasHole |= item is HoleExpression;
            hasAlias |= alias is not null;
            items.Push(item);
            aliases.Push(alias);
        }
        while (_reader.Take(SqlTokenKind.Comma));

        var list = items.Take(firstItem);
        _columnCount = hasStar || hasHole ? null : list.Length;
        _isStar = hasStar && list.Length == 1;
        if (!_isStar)
        {
            _items = list;
            _aliases = hasAlias || list.Length >= NoAliases.Length ? aliases.Take(firstAlias) : NoAliases[list.Length];
        }

        aliases.Clear(firstAlias);

        // SELECT … INTO makes a table in SQL.
        if (_reader.AtWord("into"))
            _reader.Break();
    }

    private void ReadFrom()
    {
        _sources = FromReader.ReadList(_reader);
        if (_sources.Length == 1 && _sources[0] is TableItem { IsCommonTable: false, IsSampled: false, Columns.IsEmpty: true } table)
            _from = table.Table;
        else
            _isSimple = false;
    }

    private void ReadGrouping()
    {
        if (_reader.TakeWords("group", "by"))
        {
            (_isGrouped, _isSimple) = (true, false);
            GroupingReader.Read(_reader);
        }

        if (!_reader.IsBroken && _reader.TakeWord("having"))
        {
            _isSimple = false;
            _having = ExpressionReader.Read(_reader);
        }

        if (!_reader.IsBroken && _reader.TakeWord("window"))
        {
            _isSimple = false;
            WindowReader.ReadDefinitions(_reader);
        }
    }

    private void ReadValues()
    {
        _isSimple = false;
        _rows = ValuesReader.Read(_reader, allowsDefault: false);
        _columnCount = ValuesReader.ColumnCount(_rows);
    }

    private void ReadTable()
    {
        _isStar = true;
        _columnCount = null;
        var start = _reader.Current.Range.Start;
        if (FromTableReader.TakeTable(_reader) is { } name)
            Keep(new TableItem(new FromTable(name, null), new SqlRange(start, _reader.LastEnd)) { IsCommonTable = _reader.IsCommonTable(name) });
        else
            _reader.Break();
    }

    private void Keep(TableItem table)
    {
        _sources = ImmutableArray.Create<FromItem>(table);
        _from = table.IsCommonTable ? null : table.Table;
        _isSimple = !table.IsCommonTable;
    }

    /// <summary>Reads one UNION or EXCEPT with its right side, which INTERSECT makes larger, or one INTERSECT (PostgreSQL documentation, 7.4).</summary>
    private void ReadSetOperation()
    {
        var name = _reader.TakeWord("union") ? "UNION" : _reader.TakeWord("except") ? "EXCEPT" : "INTERSECT";
        if (name == "INTERSECT")
            _reader.Take();
        var isAll = _reader.TakeWord("all");
        if (!isAll)
            _reader.TakeWord("distinct");

        var index = _reader.Index;
        var right = new SelectReader(_reader, _reader.Current.Range.Start);
        right.ReadOperand();
        if (_reader.Index == index)
        {
            _reader.Break();
            return;
        }

        while (name != "INTERSECT" && !_reader.IsBroken && _reader.AtWord("intersect"))
            right.ReadSetOperation();
        if (_columnCount is { } mine && right._columnCount is { } other && mine != other)
            _reader.Break();
        _setOperations ??= ImmutableArray.CreateBuilder<SetOperation>(1);
        _setOperations.Add(new SetOperation(name, isAll, right.ToStatement()));
        _isSimple = false;
    }

    private void ReadOrder()
    {
        if (_isOrdered)
            _reader.Break();
        _isOrdered = true;
        OrderReader.Read(_reader);
    }

    private void ReadTail()
    {
        var tail = SelectTailReader.Read(_reader, _isOrdered);
        if (_isLimited && tail.IsLimited)
            _reader.Break();
        _isLimited |= tail.IsLimited;
        _locks |= tail.Locks;
    }
}
