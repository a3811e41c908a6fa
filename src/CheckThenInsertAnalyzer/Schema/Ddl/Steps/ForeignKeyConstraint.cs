using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A FOREIGN KEY or REFERENCES.</summary>
/// <param name="Columns">The referencing columns.</param>
/// <param name="Referenced">The table that it points to.</param>
/// <param name="ReferencedColumns">Its columns; empty for its primary key.</param>
internal sealed record ForeignKeyConstraint(
    string? Name, ImmutableArray<string> Columns, QualifiedName Referenced, ImmutableArray<string> ReferencedColumns, int Line) : ConstraintDefinition(Name, Line)
{
    public override void AddTo(SchemaCatalog catalog, CatalogTable table, bool isOnly)
    {
        if ((Name is not null && table.Constraints.Exists(known => known.Name == Name)) || !Columns.All(table.MayHave))
            return;

        catalog.Spend(1);
        var name = Name ?? table.Schema.ChooseConstraintName(table.Name!, ConstraintNaming.Join(Columns), "fkey");
        var referenced = catalog.FindTable(Referenced);
        var foreignKey = new CatalogConstraint(name, expression: null, Columns) { Referenced = referenced, ReferencedColumns = ReferencedColumns };
        table.Add(foreignKey);
        foreach (var part in referenced is { IsPartitioned: true } ? referenced.Descendants() : [])
        {
            catalog.Spend(1);
            table.AddPart(foreignKey, part);
        }

        if (!table.IsPartitioned)
            return;

        foreach (var partition in table.Descendants())
        {
            catalog.Spend(1);
            TableInheritance.AddForeignKeys(partition, partition.Parents[0]);
        }
    }
}
