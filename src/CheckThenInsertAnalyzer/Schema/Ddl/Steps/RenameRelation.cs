using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>RENAME TO of ALTER TABLE, INDEX, SEQUENCE or VIEW. They share one name space, so the name alone says what is meant.</summary>
internal sealed record RenameRelation(QualifiedName Name, string NewName, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        if (catalog.Find(Name) is { } relation && catalog.TryMakeRoom(relation, relation.Schema, NewName))
            relation.Rename(NewName);
    }
}
