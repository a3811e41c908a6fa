using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The tables while statements still change them.</summary>
internal sealed class SchemaBuilder
{
    private readonly List<TableBuilder> _tables = [];
    private readonly HashSet<string> _otherIndexes = new(StringComparer.Ordinal);

    /// <summary>The table that the statement means; null when none is known or several may be meant.</summary>
    public TableBuilder? Find(QualifiedName name)
    {
        var candidates = _tables.Where(table => IsNamed(table, name)).Take(2).ToList();
        return candidates.Count == 1 ? candidates[0] : _tables.Find(table => table.Name == name.Name.Value && table.SchemaName == name.Schema?.Value);
    }

    public void Add(TableBuilder table) => _tables.Add(table);

    public void Remove(QualifiedName name)
    {
        if (Find(name) is { } table)
            _tables.Remove(table);
    }

    /// <summary>Remembers that an index which is no key has the name.</summary>
    public void AddOtherIndex(string name) => _otherIndexes.Add(name);

    /// <summary>The default name, or null when something known has it already: the server then chooses another.</summary>
    public string? UnlessTaken(string defaultName)
    {
        var isTaken = _otherIndexes.Contains(defaultName) || _tables.Any(table => table.Name == defaultName || table.Keys.Any(key => key.Name == defaultName));
        return isTaken ? null : defaultName;
    }

    public void DropIndex(QualifiedName name)
    {
        if (_otherIndexes.Remove(name.Name.Value))
            return;

        var owner = TablesOfIndex(name).FirstOrDefault(table => table.Keys.Any(key => key.Name == name.Name.Value));
        if (owner is not null)
        {
            owner.DropConstraint(name.Name.Value);
            return;
        }

        foreach (var table in TablesOfIndex(name))
            table.DropConstraint(name.Name.Value);
    }

    public void RenameIndex(QualifiedName name, string newName)
    {
        if (_otherIndexes.Remove(name.Name.Value))
            _otherIndexes.Add(newName);
        else
            TablesOfIndex(name).FirstOrDefault(table => table.RenameKey(name.Name.Value, newName));
    }

    public DatabaseSchema ToSchema() => new(_tables.Select(table => table.ToTable()).ToImmutableArray());

    private static bool IsNamed(TableBuilder table, QualifiedName name) =>
        table.Name == name.Name.Value && (name.Schema is not { } schema || table.SchemaName is null || table.SchemaName == schema.Value);

    /// <summary>An index is in the schema of its table.</summary>
    private IEnumerable<TableBuilder> TablesOfIndex(QualifiedName name) =>
        _tables.Where(table => name.Schema is not { } schema || table.SchemaName is null || table.SchemaName == schema.Value);
}
