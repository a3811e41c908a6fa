using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads an INSERT.</summary>
internal struct InsertReader
{
    private readonly SqlTokenReader _reader;
    private readonly FromTable _table;
    private ImmutableArray<SqlName> _columns;
    private ImmutableArray<InsertRow> _rows;
    private SelectStatement? _query;
    private OverridingClause _overriding;
    private OnConflictClause? _onConflict;
    private ReturningClause? _returning;
    private int _clauseOffset;

    private InsertReader(SqlTokenReader reader, FromTable table)
    {
        _reader = reader;
        _table = table;
        _columns = ImmutableArray<SqlName>.Empty;
        _rows = ImmutableArray<InsertRow>.Empty;
    }

    /// <summary>Reads the statement whose WITH has been read; null when it does not begin with INSERT INTO and a table whose name is known.</summary>
    public static InsertStatement? Read(SqlTokenReader reader, ImmutableArray<CommonTable> commonTables, int start)
    {
        var passedOver = reader.PassedOver;
        if (!reader.TakeWords("insert", "into") || ReadTable(reader) is not { } table)
            return null;

        var insert = new InsertReader(reader, table);
        insert.ReadBody();
        return insert.ToStatement(commonTables, start, isRead: !reader.IsBroken && reader.PassedOver == passedOver);
    }

    private readonly InsertStatement ToStatement(ImmutableArray<CommonTable> commonTables, int start, bool isRead) => new(
        _table, _columns, _rows, _query, _overriding, _onConflict, _returning, _clauseOffset, isRead, new SqlRange(start, _reader.LastEnd))
    {
        CommonTables = commonTables,

        // DO UPDATE without a target can be read, but the server refuses it (FACTS B3).
        IsUnderstood = isRead && _onConflict is not { IsUpdate: true, Target.IsEmpty: true, Constraint: null },
    };

    /// <summary>Takes the table; its alias needs AS here.</summary>
    private static FromTable? ReadTable(SqlTokenReader reader)
    {
        if (reader.TakeQualifiedName() is not { } name)
            return null;
        if (!reader.TakeWord("as"))
            return new FromTable(name, null);
        return reader.TakeName() is { } alias ? new FromTable(name, alias) : null;
    }

    private void ReadBody()
    {
        _clauseOffset = _reader.LastEnd;
        if (_reader.At(SqlTokenKind.LeftParenthesis) && !IsQuery())
            _columns = NameListReader.Read(_reader) ?? ImmutableArray<SqlName>.Empty;
        if (!_reader.IsBroken)
            _overriding = OverridingReader.Read(_reader);
        if (!_reader.IsBroken)
            ReadSource();
        _clauseOffset = _reader.LastEnd;
        if (!_reader.IsBroken && _reader.AtWords("on", "conflict"))
            _onConflict = OnConflictReader.Read(_reader);
        if (!_reader.IsBroken && _reader.AtWord("returning"))
            _returning = ReturningReader.Read(_reader);
    }

    /// <summary>Whether a query stands in the parentheses that begin here.</summary>
    private readonly bool IsQuery()
    {
        var distance = 1;
        while (_reader.Peek(distance).Kind == SqlTokenKind.LeftParenthesis)
            distance++;
        return PrimaryExpressionReader.IsQuery(_reader, distance);
    }

    private void ReadSource()
    {
        if (_reader.TakeWords("default", "values"))
        {
            if (!_columns.IsEmpty || _overriding != OverridingClause.None)
                _reader.Break();
            return;
        }

        int? count;
        if (_reader.AtWord("values"))
        {
            _rows = ValuesReader.Read(_reader, allowsDefault: true);
            count = ValuesReader.ColumnCount(_rows);
        }
        else if (_reader.At(SqlTokenKind.LeftParenthesis) || PrimaryExpressionReader.IsQuery(_reader, 0))
        {
            _query = SelectReader.Read(_reader);
            count = _query.ColumnCount;
        }
        else
        {
            _reader.Break();
            return;
        }

        // As many columns as values, or the server takes it for a syntax error.
        if (!_columns.IsEmpty && count is { } known && known != _columns.Length)
            _reader.Break();
    }
}
