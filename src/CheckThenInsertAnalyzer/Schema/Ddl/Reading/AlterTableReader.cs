using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads ALTER TABLE as far as it changes columns, keys and names.</summary>
internal readonly struct AlterTableReader
{
    private readonly SqlTokenReader _reader;
    private readonly SourceLines _lines;
    private readonly QualifiedName _name;
    private readonly int _line;
    private readonly ImmutableArray<AlterAction>.Builder _actions;

    private AlterTableReader(SqlTokenReader reader, SourceLines lines, QualifiedName name)
    {
        _reader = reader;
        _lines = lines;
        _name = name;
        _line = lines.At(reader.StatementRange.Start);
        _actions = ImmutableArray.CreateBuilder<AlterAction>();
    }

    /// <summary>Reads the statement after its words ALTER TABLE; null when it changes nothing that is modelled.</summary>
    public static DdlStep? Read(SqlTokenReader reader, SourceLines lines)
    {
        var ifExists = reader.TakeWords("if", "exists");
        var isOnly = reader.TakeWord("only");
        if (reader.TakeQualifiedName() is not { } name)
            return null;

        reader.TakeOperator("*");
        var alter = new AlterTableReader(reader, lines, name);
        return alter.ReadNaming() ?? alter.ReadActions(isOnly, ifExists);
    }

    /// <summary>RENAME and SET SCHEMA stand alone.</summary>
    private DdlStep? ReadNaming()
    {
        if (_reader.TakeWords("set", "schema"))
            return _reader.TakeName() is { } schema ? new MoveRelation(_name, schema.Value, _line) : null;
        if (!_reader.TakeWord("rename"))
            return null;
        if (_reader.TakeWord("to"))
            return _reader.TakeName() is { } newTable ? new RenameRelation(_name, newTable.Value, _line) : null;

        var isConstraint = _reader.TakeWord("constraint");
        if (!isConstraint)
            _reader.TakeWord("column");
        if (_reader.TakeName() is not { } oldName || !_reader.TakeWord("to") || _reader.TakeName() is not { } newName)
            return new LeaveOut(_name, IsCreation: false, _line);
        return isConstraint ? new RenameConstraint(_name, oldName.Value, newName.Value, _line) : new RenameColumn(_name, oldName.Value, newName.Value, _line);
    }

    private DdlStep? ReadActions(bool isOnly, bool ifExists)
    {
        do
        {
            if (!ReadAction() || !SkipAction())
                return new LeaveOut(_name, IsCreation: false, _line);
        }
        while (_reader.Take(SqlTokenKind.Comma));

        return _actions.Count > 0 ? new AlterTable(_name, isOnly, _actions.ToImmutable(), _line) { IfExists = ifExists } : null;
    }

    /// <summary>Goes to the comma before the next action, past what has nothing to do with columns and keys; false when the statement is not well formed.</summary>
    private bool SkipAction()
    {
        while (!_reader.At(SqlTokenKind.Comma) && _reader.SkipTokenOrGroup())
        {
        }

        return _reader.IsAtEnd || _reader.At(SqlTokenKind.Comma);
    }

    /// <summary>Reads one action; false when it is one that matters and is not understood.</summary>
    private bool ReadAction()
    {
        if (_reader.TakeWord("add"))
            return ReadAdd();
        if (_reader.TakeWord("drop"))
            return ReadDrop();
        if (_reader.TakeWord("alter"))
            return _reader.TakeWord("constraint") || ReadAlterColumn();
        if (_reader.TakeWord("inherit"))
            return Add(_reader.TakeQualifiedName() is { } parent ? new JoinParent(parent, IsJoining: true) : null);
        if (_reader.TakeWords("no", "inherit"))
            return Add(_reader.TakeQualifiedName() is { } parent ? new JoinParent(parent, IsJoining: false) : null);
        if (_reader.TakeWords("attach", "partition"))
            return Add(_reader.TakeQualifiedName() is { } partition ? new AttachPartition(partition, _line) : null);
        if (_reader.TakeWords("detach", "partition"))
            return Add(_reader.TakeQualifiedName() is { } partition ? new DetachPartition(partition) : null);
        return true;
    }

    private bool Add(AlterAction? action)
    {
        if (action is not null)
            _actions.Add(action);
        return action is not null;
    }

    private bool ReadAdd()
    {
        if (!ConstraintReader.IsAtTable(_reader))
            return ReadAddColumn();
        if (AdoptedIndexStart() is var distance and > 0)
            return ReadAdoptedIndex(distance);
        return Add(ConstraintReader.ReadTable(_reader, _lines) is { } constraint ? new AddConstraint(constraint) : null);
    }

    private bool ReadAddColumn()
    {
        _reader.TakeWord("column");
        _reader.TakeWords("if", "not", "exists");
        return Add(ColumnDefinitionReader.Read(_reader, _lines) is { } column ? new AddColumn(column) : null);
    }

    /// <summary>How many tokens stand before USING INDEX, when that follows; 0 when it does not.</summary>
    private int AdoptedIndexStart()
    {
        var distance = _reader.AtWord("constraint") ? 2 : 0;
        if (_reader.IsWord(_reader.Peek(distance), "unique"))
            distance += 1;
        else if (_reader.IsWord(_reader.Peek(distance), "primary"))
            distance += 2;
        else
            return 0;
        return _reader.IsWord(_reader.Peek(distance), "using") && _reader.IsWord(_reader.Peek(distance + 1), "index") ? distance : 0;
    }

    private bool ReadAdoptedIndex(int distance)
    {
        var isPrimary = _reader.IsWord(_reader.Peek(distance - 1), "key");
        var name = _reader.TakeWord("constraint") ? _reader.TakeName()?.Value : null;
        _reader.Index += (isPrimary ? 2 : 1) + 2;
        return Add(_reader.TakeName() is { } index ? new AdoptIndex(name, index.Value, isPrimary, ConstraintReader.TakeAttributes(_reader).IsDeferrable) : null);
    }

    private bool ReadDrop()
    {
        var isConstraint = _reader.TakeWord("constraint");
        if (!isConstraint)
            _reader.TakeWord("column");
        _reader.TakeWords("if", "exists");
        return Add(_reader.TakeName() is not { } name ? null : isConstraint ? new DropConstraint(name.Value) : new DropColumn(name.Value));
    }

    private bool ReadAlterColumn()
    {
        _reader.TakeWord("column");

        // A number stands for a column of an index.
        if (_reader.TakeName() is not { Value: var name })
            return _reader.At(SqlTokenKind.Number);
        if (_reader.TakeWords("set", "not", "null"))
            return Add(new SetNullability(name, IsNullable: false));
        if (_reader.TakeWords("drop", "not", "null"))
            return Add(new SetNullability(name, IsNullable: true));
        if (_reader.TakeWords("drop", "default") || _reader.TakeWords("drop", "expression"))
            return Add(new DropDefault(name, IsIdentity: false));
        if (_reader.TakeWords("drop", "identity"))
            return Add(new DropDefault(name, IsIdentity: true));
        if (_reader.TakeWords("set", "default"))
            return Add(ColumnDefinitionReader.ReadDefault(_reader) is { } value ? new SetDefault(name, value) : null);
        if (_reader.TakeWords("add", "generated"))
            return Add(ColumnDefinitionReader.ReadGenerated(_reader) is { } generated ? new SetDefault(name, generated) : null);
        if (_reader.AtWords("set", "generated"))
            return ReadIdentity(name);
        return (!_reader.TakeWord("type") && !_reader.TakeWords("set", "data", "type")) || ReadType(name);
    }

    private bool ReadIdentity(string name)
    {
        _reader.Index += 2;
        return Add(new SetIdentity(name, _reader.TakeWord("always") ? ColumnGeneration.IdentityAlways : ColumnGeneration.IdentityByDefault));
    }

    private bool ReadType(string name)
    {
        if (TypeNameReader.Read(_reader) is not { } type)
            return false;

        var collation = _reader.TakeWord("collate") ? _reader.TakeQualifiedName()?.Name.Value : null;
        return Add(new ChangeType(name, type, collation));
    }
}
