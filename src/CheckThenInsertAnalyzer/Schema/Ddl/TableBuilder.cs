using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A table while statements still change it.</summary>
internal sealed class TableBuilder(string? schemaName, string name, SchemaSource source)
{
    private readonly List<ColumnSchema> _columns = [];
    private readonly List<UniqueKey> _keys = [];

    public string? SchemaName { get; set; } = schemaName;

    public string Name { get; set; } = name;

    public bool IsPartitioned { get; set; }

    public IReadOnlyList<ColumnSchema> Columns => _columns;

    public IReadOnlyList<UniqueKey> Keys => _keys;

    public void AddColumn(ColumnSchema column)
    {
        if (!_columns.Any(known => known.Name == column.Name))
            _columns.Add(column);
    }

    public void ChangeColumn(string name, Func<ColumnSchema, ColumnSchema> change)
    {
        var index = _columns.FindIndex(column => column.Name == name);
        if (index >= 0)
            _columns[index] = change(_columns[index]);
    }

    /// <summary>The server drops the keys that a dropped column is part of.</summary>
    public void DropColumn(string name)
    {
        _columns.RemoveAll(column => column.Name == name);
        _keys.RemoveAll(key => Mentions(key, name));
    }

    public void RenameColumn(string oldName, string newName)
    {
        ChangeColumn(oldName, column => column with { Name = newName });

        // The server rewrites expressions; a text that may hold the old name is no longer what the index says.
        _keys.RemoveAll(key => MentionsInText(key, oldName));
        for (var index = 0; index < _keys.Count; index++)
            _keys[index] = _keys[index] with { Parts = _keys[index].Parts.Select(part => part.Column == oldName ? part with { Column = newName } : part).ToImmutableArray() };
    }

    /// <summary>Adds a key, the primary key first; its columns are then not nullable.</summary>
    public void AddKey(UniqueKey key)
    {
        _keys.Insert(key.IsPrimary ? 0 : _keys.Count, key);
        if (!key.IsPrimary)
            return;

        foreach (var part in key.Parts)
            ChangeColumn(part.Column ?? "", column => column with { IsNullable = false });
    }

    /// <summary>Removes the key of that name and gives it; null when there is none.</summary>
    public UniqueKey? TakeKey(string name)
    {
        var index = _keys.FindIndex(key => key.Name == name);
        if (index < 0)
            return null;

        var key = _keys[index];
        _keys.RemoveAt(index);
        return key;
    }

    /// <summary>Removes the constraint of that name. When none is known to have it, it may be any whose name is not known.</summary>
    public void DropConstraint(string name)
    {
        if (TakeKey(name) is null)
            _keys.RemoveAll(key => key.Name is null);
    }

    public bool RenameKey(string oldName, string newName)
    {
        var index = _keys.FindIndex(key => key.Name == oldName);
        if (index >= 0)
            _keys[index] = _keys[index] with { Name = newName };
        return index >= 0;
    }

    public TableSchema ToTable() => new(SchemaName, Name, _columns.ToImmutableArray(), _keys.ToImmutableArray(), IsPartitioned, source);

    private static bool Mentions(UniqueKey key, string column) => key.Parts.Any(part => part.Column == column) || MentionsInText(key, column);

    private static bool MentionsInText(UniqueKey key, string column) =>
        IsIn(key.Predicate, column) || key.Parts.Any(part => IsIn(part.Expression, column));

    private static bool IsIn(string? text, string column)
    {
        if (text is null)
            return false;

        var lexer = new SqlLexer(text);
        while (lexer.Next() is { Kind: not SqlTokenKind.End } token)
        {
            if (SqlTokenValue.Name(text, token) is { } name && name.Value == column)
                return true;
        }

        return false;
    }
}
