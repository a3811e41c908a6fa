using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>INHERIT or NO INHERIT.</summary>
internal sealed record JoinParent(QualifiedName Parent, bool IsJoining) : AlterAction(AlterPass.Rest)
{
    public override void Apply(SchemaCatalog catalog, CatalogTable table, bool isOnly)
    {
        if (catalog.FindTable(Parent) is not { } parent || parent == table)
            return;
        if (!IsJoining)
            TableInheritance.Part(table, parent);
        else if (!table.Parents.Contains(parent) && !table.Descendants().Contains(parent))
            TableInheritance.Join(table, parent);
    }
}
