namespace CheckThenInsertAnalyzer.Schema;

/// <summary>One action of ALTER TABLE.</summary>
/// <param name="Pass">When the server runs it.</param>
internal abstract record AlterAction(AlterPass Pass)
{
    /// <summary>Changes the table.</summary>
    /// <param name="catalog">Where.</param>
    /// <param name="table">The table that the statement names.</param>
    /// <param name="isOnly">Whether ONLY keeps the action from its children.</param>
    public abstract void Apply(SchemaCatalog catalog, CatalogTable table, bool isOnly);

    /// <summary>The column in the table and, without ONLY, in its children.</summary>
    protected static IEnumerable<CatalogColumn> Columns(SchemaCatalog catalog, CatalogTable table, string name, bool isOnly)
    {
        var tables = isOnly ? [table] : table.Descendants().Prepend(table);
        foreach (var changed in tables)
        {
            catalog.Spend(1);
            if (changed.Column(name) is { } column)
                yield return column;
        }
    }
}
