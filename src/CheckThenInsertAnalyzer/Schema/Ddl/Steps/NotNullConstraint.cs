namespace CheckThenInsertAnalyzer.Schema;

/// <summary>NOT NULL as a constraint of the table (PostgreSQL 18).</summary>
/// <param name="Column">The column.</param>
internal sealed record NotNullConstraint(string? Name, string Column, int Line) : ConstraintDefinition(Name, Line)
{
    public override void AddTo(SchemaCatalog catalog, CatalogTable table, bool isOnly)
    {
        if (table.Column(Column) is { } column)
            column.IsNullable = false;
    }
}
