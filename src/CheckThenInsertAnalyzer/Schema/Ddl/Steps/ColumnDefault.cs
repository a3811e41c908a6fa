using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What gives a column its value when an INSERT does not.</summary>
/// <param name="Generation">Of which kind it is.</param>
/// <param name="Sequence">The sequence that is named; null when none is.</param>
/// <param name="MakesSequence">Whether serial or IDENTITY makes the sequence.</param>
internal sealed record ColumnDefault(ColumnGeneration Generation, QualifiedName? Sequence = null, bool MakesSequence = false)
{
    /// <summary>Gives the column this default and makes the sequence if one is to be made.</summary>
    public void ApplyTo(CatalogColumn column, CatalogTable table, SchemaCatalog catalog)
    {
        var sequence = MakesSequence ? Make(column, table, catalog) : Sequence is { } name ? catalog.Find(name) as CatalogSequence : null;
        sequence?.Users.Add(column);
        (column.Generation, column.Sequence) = (Generation, sequence);
    }

    private CatalogSequence Make(CatalogColumn column, CatalogTable table, SchemaCatalog catalog)
    {
        var schema = Sequence?.Schema is { } written ? catalog.SchemaNamed(written.Value) : table.Schema;
        var name = Sequence?.Name.Value ?? schema.ChooseRelationName(table.Name!, column.Name, "seq", isConstraint: false);
        var sequence = new CatalogSequence(schema, name);
        sequence.Register();
        sequence.BelongTo(table, column);
        return sequence;
    }
}
