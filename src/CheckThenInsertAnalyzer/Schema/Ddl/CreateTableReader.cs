using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads CREATE TABLE.</summary>
internal struct CreateTableReader
{
    private readonly SchemaBuilder _schema;
    private readonly SqlTokenReader _reader;
    private readonly SourceLines _lines;
    private readonly TableBuilder _table;
    private readonly List<KeyConstraint> _keys = [];

    private CreateTableReader(SchemaBuilder schema, SqlTokenReader reader, SourceLines lines, TableBuilder table)
    {
        _schema = schema;
        _reader = reader;
        _lines = lines;
        _table = table;
    }

    /// <summary>Reads the statement after its words CREATE TABLE and adds the table, unless a part of it is not understood.</summary>
    public static void Apply(SchemaBuilder schema, SqlTokenReader reader, SourceLines lines)
    {
        var ifNotExists = reader.AtWords("if", "not") && reader.IsWord(reader.Peek(2), "exists");
        if (ifNotExists)
            reader.Index += 3;
        if (reader.TakeQualifiedName() is not { } name || !reader.Take(SqlTokenKind.LeftParenthesis) || (ifNotExists && schema.Find(name) is not null))
            return;

        var table = new TableBuilder(name.Schema?.Value, name.Name.Value, lines.At(reader.StatementRange.Start));
        var create = new CreateTableReader(schema, reader, lines, table);
        if (!create.ReadElements() || !create.ReadOptions())
            return;

        schema.Remove(name);
        create.AddKeys();
        schema.Add(table);
    }

    private readonly bool ReadElements()
    {
        if (_reader.Take(SqlTokenKind.RightParenthesis))
            return true;

        do
        {
            if (!ReadElement())
                return false;
        }
        while (_reader.Take(SqlTokenKind.Comma));

        return _reader.Take(SqlTokenKind.RightParenthesis);
    }

    private readonly bool ReadElement()
    {
        var source = _lines.At(_reader.Current.Range.Start);
        if (_reader.TakeWord("like"))
            return ReadLike();

        string? name = null;
        if (_reader.TakeWord("constraint"))
        {
            name = _reader.TakeName()?.Value;
            if (name is null)
                return false;
        }

        if (KeyConstraintReader.IsAt(_reader))
            return ReadKey(name, source);

        var isOther = name is not null || _reader.AtWord("check") || _reader.AtWords("foreign", "key")
            || _reader.AtWords("exclude", "using") || (_reader.AtWord("exclude") && _reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis);
        return isOther ? SkipElement() : ReadColumn();
    }

    /// <summary>Keeps a key; one that is not ordinary (WITHOUT OVERLAPS) is passed over.</summary>
    private readonly bool ReadKey(string? name, SchemaSource source)
    {
        if (KeyConstraintReader.Read(_reader, name, column: null, source) is not { } key)
            return SkipUnreadKey();
        _keys.Add(key);
        return true;
    }

    private readonly bool SkipUnreadKey()
    {
        while (!_reader.IsAtEnd && !_reader.Take(SqlTokenKind.RightParenthesis))
            _reader.Take();
        return SkipElement();
    }

    private readonly bool SkipElement()
    {
        while (!_reader.At(SqlTokenKind.Comma) && !_reader.At(SqlTokenKind.RightParenthesis))
        {
            if (!_reader.SkipTokenOrGroup())
                return false;
        }

        return true;
    }

    private readonly bool ReadColumn()
    {
        if (ColumnDefinitionReader.Read(_reader, _lines) is not { } definition)
            return false;
        _table.AddColumn(definition.Column);
        _keys.AddRange(definition.Keys);
        return true;
    }

    /// <summary>LIKE copies columns and NOT NULL; what else it copies depends on options, so a copied column is said to have no generation and no key follows.</summary>
    private readonly bool ReadLike()
    {
        if (_reader.TakeQualifiedName() is not { } name || _schema.Find(name) is not { } source)
            return false;
        foreach (var column in source.Columns)
            _table.AddColumn(column with { Generation = ColumnGeneration.None });
        return SkipElement();
    }

    /// <summary>Reads what follows the elements; false for other databases' options.</summary>
    private readonly bool ReadOptions()
    {
        while (!_reader.IsAtEnd)
        {
            var isKnown = _reader.TakeWord("inherits") ? ReadParents()
                : _reader.TakeWords("partition", "by") ? ReadPartitioning()
                : _reader.TakeWord("with") ? _reader.SkipGroup()
                : _reader.TakeWord("using") || _reader.TakeWord("tablespace") ? _reader.TakeName() is not null
                : _reader.TakeWords("without", "oids") || SkipOnCommit();
            if (!isKnown)
                return false;
        }

        return true;
    }

    private readonly bool ReadParents()
    {
        do
        {
            _reader.Take();
            if (_reader.TakeQualifiedName() is not { } name || _schema.Find(name) is not { } parent)
                return false;
            foreach (var column in parent.Columns)
                _table.AddColumn(column with { Generation = column.Generation is ColumnGeneration.IdentityAlways or ColumnGeneration.IdentityByDefault ? ColumnGeneration.None : column.Generation });
        }
        while (_reader.At(SqlTokenKind.Comma));

        return _reader.Take(SqlTokenKind.RightParenthesis);
    }

    private readonly bool ReadPartitioning()
    {
        _table.IsPartitioned = true;
        return _reader.TakeName() is not null && _reader.SkipGroup();
    }

    private readonly bool SkipOnCommit()
    {
        if (!_reader.TakeWords("on", "commit"))
            return false;
        return _reader.TakeWord("drop") || _reader.TakeWords("delete", "rows") || _reader.TakeWords("preserve", "rows");
    }

    /// <summary>The primary key comes first, also for the server, which names keys in that order.</summary>
    private readonly void AddKeys()
    {
        foreach (var key in _keys.OrderByDescending(key => key.IsPrimary))
            _table.AddKey(key.ToKey(_schema, _table));
    }
}
