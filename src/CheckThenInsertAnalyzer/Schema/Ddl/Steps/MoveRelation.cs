using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>SET SCHEMA of ALTER TABLE, SEQUENCE or VIEW.</summary>
internal sealed record MoveRelation(QualifiedName Name, string SchemaName, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        if (catalog.Find(Name) is not { } relation)
            return;
        var target = catalog.SchemaNamed(SchemaName);
        if (relation.Name is { } name && target != relation.Schema && catalog.TryMakeRoom(relation, target, name))
            relation.MoveTo(target);
    }
}
