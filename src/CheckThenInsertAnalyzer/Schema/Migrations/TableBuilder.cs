using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A table of a model snapshot while its entities are put together.</summary>
internal sealed class TableBuilder(string? schemaName, string name, SchemaSource source)
{
    private readonly List<ColumnSchema> _columns = [];
    private readonly List<UniqueKey> _keys = [];

    public string? SchemaName { get; } = schemaName;

    public string Name { get; } = name;

    public IReadOnlyList<UniqueKey> Keys => _keys;

    public void AddColumn(ColumnSchema column)
    {
        if (!_columns.Exists(known => known.Name == column.Name))
            _columns.Add(column);
    }

    /// <summary>Adds a key, the primary key first; its columns are then not nullable.</summary>
    public void AddKey(UniqueKey key)
    {
        _keys.Insert(key.IsPrimary ? 0 : _keys.Count, key);
        if (!key.IsPrimary)
            return;

        foreach (var part in key.Parts)
        {
            var index = _columns.FindIndex(column => column.Name == part.Column);
            if (index >= 0)
                _columns[index] = _columns[index] with { IsNullable = false };
        }
    }

    public TableSchema ToTable() => new(SchemaName, Name, _columns.ToImmutableArray(), _keys.ToImmutableArray(), IsPartitioned: false, source);
}
