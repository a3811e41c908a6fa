namespace CheckThenInsertAnalyzer.Schema;

/// <summary>ADD CONSTRAINT … USING INDEX: the index becomes the constraint's and takes its name.</summary>
/// <param name="Name">The constraint's name; null when it takes the index's.</param>
/// <param name="IndexName">The unique index.</param>
internal sealed record AdoptIndex(string? Name, string IndexName, bool IsPrimary, bool IsDeferrable) : AlterAction(AlterPass.AddKey)
{
    public override void Apply(SchemaCatalog catalog, CatalogTable table, bool isOnly)
    {
        if (table.Indexes.Find(index => index.Name == IndexName) is not { Definition.Kind: IndexKind.UniqueIndex } index)
            return;

        if (Name is not null && Name != IndexName)
            index.Rename(Name);
        index.Definition = index.Definition with { Kind = IsPrimary ? IndexKind.PrimaryKey : IndexKind.UniqueConstraint, IsDeferrable = IsDeferrable };
        index.NoteConstraint(isThere: true);
        if (!IsPrimary)
            return;

        foreach (var column in index.Definition.Elements.SelectMany(element => Columns(catalog, table, element.Part.Column ?? "", isOnly: false)))
            column.IsNullable = false;
    }
}
