using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>CREATE RULE … ON INSERT or ON UPDATE.</summary>
internal sealed record CreateRule(string Name, QualifiedName Table, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog) => (catalog.Find(Table) as CatalogRowSet)?.AddWriteRule(Name);
}
