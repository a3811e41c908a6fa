using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>OWNED BY of CREATE or ALTER SEQUENCE.</summary>
/// <param name="Name">The sequence.</param>
/// <param name="Table">The table with the column; null for OWNED BY NONE.</param>
/// <param name="Column">The column; null for OWNED BY NONE.</param>
internal sealed record OwnSequence(QualifiedName Name, QualifiedName? Table, string? Column, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        if (catalog.Find(Name) is not CatalogSequence sequence)
            return;
        if (Table is null || Column is null)
            sequence.BelongTo(null, null);
        else if (catalog.FindTable(Table) is { } table && table.Column(Column) is { } column)
            sequence.BelongTo(table, column);
    }
}
