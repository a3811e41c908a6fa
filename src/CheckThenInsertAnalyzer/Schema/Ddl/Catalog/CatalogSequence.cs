namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A sequence while statements still change it.</summary>
internal sealed class CatalogSequence(CatalogSchema schema, string? name) : CatalogRelation(schema, name)
{
    /// <summary>The table that drops the sequence along with <see cref="OwningColumn"/>; null when none does.</summary>
    public CatalogTable? OwningTable { get; private set; }

    public CatalogColumn? OwningColumn { get; private set; }

    /// <summary>The columns whose DEFAULT draws from it, or did.</summary>
    public List<CatalogColumn> Users { get; } = [];

    public void BelongTo(CatalogTable? table, CatalogColumn? column)
    {
        OwningTable?.OwnedSequences.Remove(this);
        (OwningTable, OwningColumn) = (table, column);
        table?.OwnedSequences.Add(this);
    }

    public override void Remove()
    {
        BelongTo(null, null);
        base.Remove();
    }
}
