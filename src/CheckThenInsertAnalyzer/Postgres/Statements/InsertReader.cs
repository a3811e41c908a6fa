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

    /// <summary>Reads the statement; null when it does not begin with INSERT INTO and a table whose name is known.</summary>
    public static InsertStatement? Read(SqlTokenReader reader)
    {
        if (!reader.TakeWords("insert", "into") || ReadTable(reader) is not { } table)
            return null;

        var insert = new InsertReader(reader, table);
        insert.ReadBody();
        if (!reader.IsAtEnd)
            reader.Break();
        return insert.ToStatement();
    }

    private readonly InsertStatement ToStatement() => new(
        _table, _columns, _rows, _query, _overriding, _onConflict, _returning, _clauseOffset, !_reader.IsBroken, _reader.StatementRange);

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
            ReadColumns();
        ReadOverriding();
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
        var distance = 0;
        while (_reader.Peek(distance).Kind == SqlTokenKind.LeftParenthesis)
            distance++;
        return PrimaryExpressionReader.IsQuery(_reader, distance);
    }

    private void ReadColumns()
    {
        var columns = ImmutableArray.CreateBuilder<SqlName>();
        do
        {
            _reader.Take();
            if (_reader.TakeName() is not { } column)
            {
                _reader.Break();
                return;
            }

            columns.Add(column);
        }
        while (_reader.At(SqlTokenKind.Comma));

        if (!_reader.Take(SqlTokenKind.RightParenthesis))
            _reader.Break();
        _columns = columns.ToImmutable();
    }

    private void ReadOverriding()
    {
        if (_reader.IsBroken || !_reader.TakeWord("overriding"))
            return;

        _overriding = _reader.AtWord("system") ? OverridingClause.System : OverridingClause.User;
        if (!_reader.TakeWords("system", "value") && !_reader.TakeWords("user", "value"))
            _reader.Break();
    }

    private void ReadSource()
    {
        if (_reader.TakeWords("default", "values"))
            return;
        if (_reader.TakeWord("values"))
            ReadRows();
        else if (_reader.AtWord("select"))
            _query = SelectReader.Read(_reader);
        else if (_reader.At(SqlTokenKind.LeftParenthesis) && _reader.IsWord(_reader.Peek(1), "select"))
            _query = (PrimaryExpressionReader.ReadSubquery(_reader, isExists: false) as SubqueryExpression)?.Query;
        else
            _reader.Break();
    }

    private void ReadRows()
    {
        var rows = ImmutableArray.CreateBuilder<InsertRow>();
        do
        {
            var start = _reader.Current.Range.Start;
            var values = _reader.Take(SqlTokenKind.LeftParenthesis) ? ExpressionReader.ReadList(_reader) : null;
            if (values is null || !_reader.Take(SqlTokenKind.RightParenthesis))
            {
                _reader.Break();
                break;
            }

            rows.Add(new InsertRow(values.Value, new SqlRange(start, _reader.LastEnd)));
        }
        while (_reader.Take(SqlTokenKind.Comma));

        _rows = rows.ToImmutable();
    }
}
