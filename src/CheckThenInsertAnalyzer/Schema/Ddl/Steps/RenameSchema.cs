namespace CheckThenInsertAnalyzer.Schema;

/// <summary>ALTER SCHEMA … RENAME TO.</summary>
internal sealed record RenameSchema(string Name, string NewName, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog) => catalog.RenameSchema(Name, NewName);
}
