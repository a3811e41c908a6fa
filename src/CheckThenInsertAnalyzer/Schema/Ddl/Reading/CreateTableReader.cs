using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads CREATE TABLE, CREATE FOREIGN TABLE and CREATE TABLE AS.</summary>
internal struct CreateTableReader
{
    private readonly SqlTokenReader _reader;
    private readonly SourceLines _lines;
    private CreateTable _table;

    private CreateTableReader(SqlTokenReader reader, SourceLines lines, CreateTable table)
    {
        _reader = reader;
        _lines = lines;
        _table = table;
    }

    /// <summary>Reads the statement after its word TABLE; null when not even its name is told.</summary>
    public static DdlStep? Read(SqlTokenReader reader, SourceLines lines, bool isTemporary, bool isForeign)
    {
        var line = lines.At(reader.StatementRange.Start);
        var ifNotExists = reader.TakeWords("if", "not", "exists");
        if (reader.TakeQualifiedName() is not { } name)
            return null;

        var kind = isForeign ? RelationKind.ForeignTable : RelationKind.Table;
        var create = new CreateTableReader(reader, lines, new CreateTable(name, kind, ImmutableArray<TableElement>.Empty, line) { IfNotExists = ifNotExists, IsTemporary = isTemporary });
        return create.ReadQuery() ?? create.ReadTable() ?? new LeaveOut(name, IsCreation: true, line);
    }

    /// <summary>Reads <c>[(names)] [options] AS query</c>; null, and nothing taken, for any other table.</summary>
    private readonly DdlStep? ReadQuery()
    {
        var start = _reader.Index;
        var names = _reader.At(SqlTokenKind.LeftParenthesis) ? IndexElementReader.ReadColumns(_reader) : ImmutableArray<string>.Empty;
        if (names is { } columns && SkipOptions() && _reader.TakeWord("as"))
            return new CreateTableAs(_table.Name, _table.IsTemporary, _table.IfNotExists, ViewQueryReader.Read(_reader), columns, _table.Line);
        _reader.Index = start;
        return null;
    }

    private readonly bool SkipOptions()
    {
        while (!_reader.IsAtEnd && !_reader.AtWord("as"))
        {
            if (!SkipOption())
                return false;
        }

        return true;
    }

    private DdlStep? ReadTable()
    {
        if (_reader.TakeWord("of"))
        {
            if (_reader.TakeQualifiedName() is not { } type)
                return null;
            _table = _table with { OfType = type };
        }
        else if (_reader.TakeWords("partition", "of"))
        {
            if (_reader.TakeQualifiedName() is not { } parent)
                return null;
            _table = _table with { PartitionOf = parent };
        }

        var isTyped = _table.OfType is not null || _table.PartitionOf is not null;
        if (!isTyped || _reader.At(SqlTokenKind.LeftParenthesis))
        {
            if (TableElementReader.ReadList(_reader, _lines, isTyped) is not { } elements)
                return null;
            _table = _table with { Elements = elements };
        }

        while (!_reader.IsAtEnd)
        {
            if (!ReadOption())
                return null;
        }

        return _table;
    }

    /// <summary>Reads one of what follows the elements; false for other databases' options.</summary>
    private bool ReadOption()
    {
        if (_reader.TakeWord("inherits"))
            return ReadParents();
        if (_reader.TakeWords("partition", "by"))
        {
            _table = _table with { Kind = RelationKind.PartitionedTable };
            return _reader.TakeName() is not null && _reader.SkipGroup();
        }

        if (_reader.TakeWords("for", "values"))
            return SkipBounds();
        return SkipOption();
    }

    private readonly bool SkipOption() =>
        _reader.TakeWord("with") || _reader.TakeWord("options") ? _reader.SkipGroup()
        : _reader.TakeWord("using") || _reader.TakeWord("tablespace") || _reader.TakeWord("server") ? _reader.TakeName() is not null
        : _reader.TakeWords("without", "oids") || _reader.TakeWord("default") || SkipOnCommit();

    private readonly bool SkipOnCommit()
    {
        if (!_reader.TakeWords("on", "commit"))
            return false;
        return _reader.TakeWord("drop") || _reader.TakeWords("delete", "rows") || _reader.TakeWords("preserve", "rows");
    }

    private readonly bool SkipBounds()
    {
        if (_reader.TakeWord("from"))
            return _reader.SkipGroup() && _reader.TakeWord("to") && _reader.SkipGroup();
        return (_reader.TakeWord("in") || _reader.TakeWord("with")) && _reader.SkipGroup();
    }

    private bool ReadParents()
    {
        var parents = ImmutableArray.CreateBuilder<QualifiedName>();
        do
        {
            _reader.Take();
            if (_reader.TakeQualifiedName() is not { } parent)
                return false;
            parents.Add(parent);
        }
        while (_reader.At(SqlTokenKind.Comma));

        _table = _table with { Parents = parents.ToImmutable() };
        return _reader.Take(SqlTokenKind.RightParenthesis);
    }
}
