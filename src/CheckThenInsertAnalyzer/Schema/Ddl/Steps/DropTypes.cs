using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>DROP TYPE and DROP DOMAIN: with CASCADE the columns of the type go too, and without it there are none.</summary>
internal sealed record DropTypes(ImmutableArray<QualifiedName> Names, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        foreach (var name in Names)
        {
            if (catalog.Find(name) is CatalogCompositeType composite)
                catalog.Drop(composite);
            foreach (var table in catalog.Rows.OfType<CatalogTable>().ToList())
            {
                catalog.Spend(table.Columns.Count);
                foreach (var column in table.Columns.FindAll(column => column.NameOfType()?.CanBeSameAs(name) ?? false))
                    ColumnRemoval.Drop(catalog, table, column.Name, isOnly: false);
            }
        }
    }
}
