using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>DROP TRIGGER.</summary>
internal sealed record DropTrigger(string Name, QualifiedName Table, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        switch (catalog.Find(Table))
        {
            case CatalogView view:
                view.InsteadTriggers.Remove(Name);
                break;
            case CatalogTable table when table.Constraints.Find(constraint => constraint.IsTrigger && constraint.Name == Name) is { } trigger:
                table.Remove(trigger);
                break;
        }
    }
}
