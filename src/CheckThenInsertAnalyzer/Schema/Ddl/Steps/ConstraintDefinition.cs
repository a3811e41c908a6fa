namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A constraint as CREATE TABLE or ADD CONSTRAINT defines it.</summary>
/// <param name="Name">What CONSTRAINT calls it; null when the server chooses a name.</param>
/// <param name="Line">Where it stands, counted from 1.</param>
internal abstract record ConstraintDefinition(string? Name, int Line) : TableElement(Line)
{
    /// <summary>Adds the constraint to the table.</summary>
    /// <param name="catalog">Where.</param>
    /// <param name="table">The table.</param>
    /// <param name="isOnly">Whether ONLY keeps it from the table's children.</param>
    public abstract void AddTo(SchemaCatalog catalog, CatalogTable table, bool isOnly);
}
