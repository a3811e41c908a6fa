namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A PRIMARY KEY, UNIQUE or EXCLUDE.</summary>
/// <param name="Index">The index that the server makes for it.</param>
internal sealed record IndexConstraint(string? Name, IndexDefinition Index, int Line) : ConstraintDefinition(Name, Line)
{
    public override void AddTo(SchemaCatalog catalog, CatalogTable table, bool isOnly) =>
        IndexCreation.Create(catalog, table, Name, Index, catalog.SourceAt(Line), isOnly);
}
