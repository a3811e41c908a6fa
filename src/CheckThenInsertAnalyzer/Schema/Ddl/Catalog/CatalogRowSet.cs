namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What an INSERT can name, while statements still change it.</summary>
internal abstract class CatalogRowSet(CatalogSchema schema, string name, SchemaSource source) : CatalogRelation(schema, name)
{
    private readonly HashSet<string> _writeRules = new(StringComparer.Ordinal);

    public SchemaSource Source { get; } = source;

    /// <summary>Whether no text has named its schema: it is the default one then.</summary>
    public bool IsSchemaAssumed { get; set; }

    /// <summary>Whether a part of it is not understood, so that nothing is told of it.</summary>
    public bool IsLeftOut { get; set; }

    /// <summary>The views that read it.</summary>
    public HashSet<CatalogView> Views { get; } = [];

    protected bool HasWriteRule => _writeRules.Count > 0;

    protected string? SchemaName => IsSchemaAssumed ? null : Schema.Name;

    public void AddWriteRule(string name) => _writeRules.Add(name);

    public void DropRule(string name) => _writeRules.Remove(name);

    public override void MoveTo(CatalogSchema target)
    {
        base.MoveTo(target);
        IsSchemaAssumed = false;
    }

    /// <summary>What is known after the last statement.</summary>
    /// <param name="depth">How many views are read on the way here.</param>
    public abstract TableSchema ToTable(int depth = 0);
}
