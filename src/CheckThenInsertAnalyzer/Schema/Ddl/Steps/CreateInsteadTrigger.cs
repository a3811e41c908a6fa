using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>CREATE TRIGGER … INSTEAD OF INSERT: the view then passes no INSERT on by itself (FACTS B15).</summary>
internal sealed record CreateInsteadTrigger(string Name, QualifiedName View, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog) => (catalog.Find(View) as CatalogView)?.InsteadTriggers.Add(Name);
}
