using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>DROP RULE.</summary>
internal sealed record DropRule(string Name, QualifiedName Table, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog) => (catalog.Find(Table) as CatalogRowSet)?.DropRule(Name);
}
