using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A view while statements still change it.</summary>
internal sealed class CatalogView(CatalogSchema schema, string name, SchemaSource source) : CatalogRowSet(schema, name, source)
{
    /// <summary>A view on a view on a view is followed no deeper.</summary>
    private const int MostViews = 16;

    private readonly HashSet<CatalogRowSet> _sources = [];
    private HashSet<string> _names = [];

    /// <summary>The columns in order with the column of <see cref="Base"/> that each shows, null for an expression; null when they are not known.</summary>
    public IReadOnlyList<(string Name, string? Column)>? Columns { get; set; }

    /// <summary>What a simple view passes an INSERT on to; null for a view that passes none on.</summary>
    public CatalogRowSet? Base { get; set; }

    /// <summary>Whether it is known if an INSERT is passed on.</summary>
    public bool IsPassingKnown { get; set; } = true;

    /// <summary>INSTEAD OF triggers; one of INSERT takes the row before any key does.</summary>
    public HashSet<string> InsteadTriggers { get; } = new(StringComparer.Ordinal);

    public override TableSchema ToTable(int depth = 0)
    {
        var read = Base is not null && depth < MostViews ? Base.ToTable(depth + 1) : null;
        var passesOn = read is not null && InsteadTriggers.Count == 0 && Columns is not null;
        var keys = passesOn ? read!.UniqueKeys.Select(key => Shown(key, read)).OfType<UniqueKey>() : [];
        return new TableSchema(SchemaName, Name!, Columns?.Select(column => Shown(column, read)).ToImmutableArray() ?? ImmutableArray<ColumnSchema>.Empty, keys.ToImmutableArray(), IsPartitioned: false, Source)
        {
            Kind = RelationKind.View,
            HiddenKeys = passesOn ? read!.HiddenKeys.AddRange(read.UniqueKeys.Where(key => Shown(key, read) is null)) : ImmutableArray<UniqueKey>.Empty,
            Exclusions = passesOn ? read!.Exclusions : ImmutableArray<ExclusionConstraint>.Empty,
            AreColumnsKnown = Columns is not null,
            AreKeysKnown = InsteadTriggers.Count > 0 || (IsPassingKnown && (read?.AreKeysKnown ?? Base is null)),
            HasInsertOrUpdateRule = HasWriteRule || (read?.HasInsertOrUpdateRule ?? false),
        };
    }

    /// <summary>Notes what the view reads: it is dropped along with it.</summary>
    /// <param name="sources">Its tables and views.</param>
    /// <param name="names">All names in its query.</param>
    public void DependOn(IEnumerable<CatalogRowSet> sources, IEnumerable<string> names)
    {
        Forget();
        _sources.UnionWith(sources);
        _names = new HashSet<string>(names, StringComparer.Ordinal);
        foreach (var source in _sources)
            source.Views.Add(this);
    }

    /// <summary>Whether its query may read a column of that name.</summary>
    public bool Mentions(string column) => _names.Contains(column) || (Columns?.Any(shown => shown.Column == column) ?? false);

    public override void Remove()
    {
        Forget();
        base.Remove();
    }

    public void RenameBaseColumn(string oldName, string newName)
    {
        if (_names.Remove(oldName))
            _names.Add(newName);
        Columns = Columns?.Select(column => (column.Name, column.Column == oldName ? newName : column.Column)).ToList();
    }

    private void Forget()
    {
        foreach (var source in _sources)
            source.Views.Remove(this);
        _sources.Clear();
    }

    private static ColumnSchema Shown((string Name, string? Column) column, TableSchema? read) =>
        column.Column is { } name && read?.Column(name) is { } known ? known with { Name = column.Name } : new ColumnSchema(column.Name, "", IsNullable: true, ColumnGeneration.None);

    /// <summary>The key under the view's column names; null when it has a column that the view does not show.</summary>
    private UniqueKey? Shown(UniqueKey key, TableSchema read)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, column) in Columns!)
        {
            if (column is not null)
                names[column] = name;
        }

        if (key.Parts.Any(part => part.Column is { } column ? !names.ContainsKey(column) : !IsShown(part.Expression!)) || (key.Predicate is { } predicate && !IsShown(predicate)))
            return null;

        // ON CONSTRAINT looks for the constraint on the view, which has none (seen: 42704).
        return key with
        {
            Parts = key.Parts.Select(part => part.Column is { } column ? part with { Column = names[column] } : part with { Expression = Rename(part.Expression!) }).ToImmutableArray(),
            Predicate = key.Predicate is { } condition ? Rename(condition) : null,
            IsConstraint = false,
        };

        bool IsShown(string expression) => ExpressionText.Columns(expression).All(column => read.Column(column.Value) is null || names.ContainsKey(column.Value));
        string Rename(string expression) => ExpressionText.Rename(expression, column => names.TryGetValue(column, out var shown) ? shown : null);
    }
}
