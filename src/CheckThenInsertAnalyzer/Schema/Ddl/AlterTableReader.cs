using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads ALTER TABLE as far as it changes columns and unique keys.</summary>
internal struct AlterTableReader
{
    private readonly SchemaBuilder _schema;
    private readonly SqlTokenReader _reader;
    private readonly SourceLines _lines;
    private readonly TableBuilder _table;

    private AlterTableReader(SchemaBuilder schema, SqlTokenReader reader, SourceLines lines, TableBuilder table)
    {
        _schema = schema;
        _reader = reader;
        _lines = lines;
        _table = table;
    }

    /// <summary>Reads the statement after its words ALTER TABLE and changes the table, if that is known.</summary>
    public static void Apply(SchemaBuilder schema, SqlTokenReader reader, SourceLines lines)
    {
        reader.TakeWords("if", "exists");
        reader.TakeWord("only");
        if (reader.TakeQualifiedName() is not { } name || schema.Find(name) is not { } table)
            return;

        reader.TakeOperator("*");
        var alter = new AlterTableReader(schema, reader, lines, table);
        do
        {
            alter.ReadAction();
            alter.SkipAction();
        }
        while (reader.Take(SqlTokenKind.Comma));
    }

    private readonly void ReadAction()
    {
        if (_reader.TakeWord("add"))
            ReadAdd();
        else if (_reader.TakeWord("alter"))
            ReadAlterColumn();
        else if (_reader.TakeWord("drop"))
            ReadDrop();
        else if (_reader.TakeWord("rename"))
            ReadRename();
        else if (_reader.TakeWords("set", "schema"))
            _table.SchemaName = _reader.TakeName()?.Value ?? _table.SchemaName;
    }

    /// <summary>Goes to the comma before the next action, past what was not understood.</summary>
    private readonly void SkipAction()
    {
        while (!_reader.At(SqlTokenKind.Comma) && _reader.SkipTokenOrGroup())
        {
        }
    }

    private readonly void ReadAdd()
    {
        var source = _lines.At(_reader.Current.Range.Start);
        var name = _reader.TakeWord("constraint") ? _reader.TakeName()?.Value : null;
        if (KeyConstraintReader.IsAt(_reader))
            ReadKey(name, source);
        else if (name is null && !_reader.AtWord("check") && !_reader.AtWord("foreign") && !_reader.AtWords("exclude", "using"))
            ReadColumn();
    }

    private readonly void ReadKey(string? name, SchemaSource source)
    {
        var isPrimary = _reader.AtWord("primary");
        var distance = isPrimary ? 2 : 1;
        var isUsingIndex = _reader.IsWord(_reader.Peek(distance), "using") && _reader.IsWord(_reader.Peek(distance + 1), "index");
        if (isUsingIndex)
        {
            _reader.Index += distance + 2;
            AdoptIndex(name, isPrimary);
        }
        else if (KeyConstraintReader.Read(_reader, name, column: null, source) is { } key)
        {
            _table.AddKey(key.ToKey(_schema, _table));
        }
    }

    /// <summary>ADD CONSTRAINT … USING INDEX: the index becomes the constraint's and takes its name.</summary>
    private readonly void AdoptIndex(string? name, bool isPrimary)
    {
        if (_reader.TakeName() is not { } index || _table.TakeKey(index.Value) is not { } key)
            return;
        _table.AddKey(key with { Name = name ?? key.Name, IsPrimary = isPrimary, IsDeferrable = KeyConstraintReader.TakeDeferrable(_reader), IsConstraint = true });
    }

    private readonly void ReadColumn()
    {
        _reader.TakeWord("column");
        if (_reader.AtWords("if", "not") && _reader.IsWord(_reader.Peek(2), "exists"))
            _reader.Index += 3;
        if (ColumnDefinitionReader.Read(_reader, _lines) is not { } definition || _table.Columns.Any(column => column.Name == definition.Column.Name))
            return;

        _table.AddColumn(definition.Column);
        foreach (var key in definition.Keys)
            _table.AddKey(key.ToKey(_schema, _table));
    }

    private readonly void ReadAlterColumn()
    {
        _reader.TakeWord("column");
        if (_reader.TakeName() is not { Value: var name })
            return;

        if (_reader.TakeWords("set", "not") && _reader.TakeWord("null"))
            _table.ChangeColumn(name, column => column with { IsNullable = false });
        else if (_reader.TakeWords("drop", "not") && _reader.TakeWord("null"))
            _table.ChangeColumn(name, column => column with { IsNullable = true });
        else if (_reader.TakeWords("drop", "default") || _reader.TakeWords("drop", "identity") || _reader.TakeWords("drop", "expression"))
            _table.ChangeColumn(name, column => column with { Generation = ColumnGeneration.None });
        else if (_reader.TakeWords("set", "default"))
            SetGeneration(name, ExpressionReader.Read(_reader) is { } value ? ColumnDefinitionReader.GenerationOf(value) : ColumnGeneration.Default);
        else if (_reader.TakeWords("add", "generated"))
            SetGeneration(name, ColumnDefinitionReader.ReadGenerated(_reader));
        else if (_reader.TakeWords("set", "generated"))
            SetGeneration(name, _reader.TakeWord("always") ? ColumnGeneration.IdentityAlways : ColumnGeneration.IdentityByDefault);
        else if (_reader.TakeWord("type") || (_reader.TakeWords("set", "data") && _reader.TakeWord("type")))
            SetType(name, TypeNameReader.Read(_reader));
    }

    private readonly void SetGeneration(string name, ColumnGeneration? generation)
    {
        if (generation is { } known)
            _table.ChangeColumn(name, column => column with { Generation = known });
    }

    private readonly void SetType(string name, string? type)
    {
        if (type is not null)
            _table.ChangeColumn(name, column => column with { TypeName = type });
    }

    private readonly void ReadDrop()
    {
        var isConstraint = _reader.TakeWord("constraint");
        if (!isConstraint)
            _reader.TakeWord("column");
        _reader.TakeWords("if", "exists");
        if (_reader.TakeName() is not { } name)
            return;

        if (isConstraint)
            _table.DropConstraint(name.Value);
        else
            _table.DropColumn(name.Value);
    }

    private readonly void ReadRename()
    {
        if (_reader.TakeWord("to"))
        {
            _table.Name = _reader.TakeName()?.Value ?? _table.Name;
            return;
        }

        var isConstraint = _reader.TakeWord("constraint");
        if (!isConstraint)
            _reader.TakeWord("column");
        if (_reader.TakeName() is not { } oldName || !_reader.TakeWord("to") || _reader.TakeName() is not { } newName)
            return;

        if (isConstraint)
            _table.RenameKey(oldName.Value, newName.Value);
        else
            _table.RenameColumn(oldName.Value, newName.Value);
    }
}
