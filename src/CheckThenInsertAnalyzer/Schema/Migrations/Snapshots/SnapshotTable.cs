using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A table of a model snapshot while the entities that it stores add to it.</summary>
internal sealed class SnapshotTable(string? schemaName, string name, SchemaSource source)
{
    private readonly List<ColumnSchema> _columns = [];
    private readonly List<UniqueKey> _keys = [];
    private readonly List<string> _checkConstraints = [];

    public string? SchemaName { get; } = schemaName;

    public string Name { get; } = name;

    /// <summary>Adds a column; one that another entity has too is theirs in common.</summary>
    public void Add(ColumnSchema column)
    {
        if (!_columns.Exists(known => known.Name == column.Name))
            _columns.Add(column);
    }

    /// <summary>Adds a key, the primary key first and only once: what shares a table has it in common.</summary>
    public void Add(UniqueKey key)
    {
        if (!_keys.Exists(known => known.IsPrimary ? key.IsPrimary : known.Name == key.Name))
            _keys.Insert(key.IsPrimary ? 0 : _keys.Count, key);
    }

    public void AddCheckConstraints(IEnumerable<string> names) => _checkConstraints.AddRange(names);

    public TableSchema ToTable() => new(SchemaName, Name, _columns.Select(Required).ToImmutableArray(), _keys.ToImmutableArray(), IsPartitioned: false, source)
    {
        OtherConstraints = _checkConstraints.ToImmutableArray(),
    };

    /// <summary>A column of the primary key accepts no NULL, whatever its property says.</summary>
    private ColumnSchema Required(ColumnSchema column) =>
        column.IsNullable && _keys is [{ IsPrimary: true } primary, ..] && primary.Parts.Any(part => part.Column == column.Name) ? column with { IsNullable = false } : column;
}
