namespace CheckThenInsertAnalyzer.Schema;

/// <summary>ADD COLUMN. One that is there already stays as it is, with or without IF NOT EXISTS.</summary>
internal sealed record AddColumn(ColumnDefinition Definition) : AlterAction(AlterPass.AddColumn)
{
    public override void Apply(SchemaCatalog catalog, CatalogTable table, bool isOnly)
    {
        if (Definition.TypeName is not { } type || table.Column(Definition.Name) is not null || table.Columns.Count >= CatalogTable.MostColumns)
            return;

        var column = new CatalogColumn(Definition.Name, type) { Collation = Definition.Collation, IsNullable = !Definition.IsNotNull };
        table.Columns.Add(column);
        Definition.Default?.ApplyTo(column, table, catalog);
        AddToChildren(catalog, table, column);
        foreach (var constraint in Definition.Constraints)
            constraint.AddTo(catalog, table, isOnly);
    }

    private static void AddToChildren(SchemaCatalog catalog, CatalogTable table, CatalogColumn column)
    {
        foreach (var child in table.Descendants())
        {
            catalog.Spend(1);
            if (child.Column(column.Name) is { } known)
            {
                known.Parents++;
                continue;
            }

            var copy = column.Copy();
            (copy.Parents, copy.IsLocal) = (1, false);
            copy.Sequence?.Users.Add(copy);
            child.Columns.Add(copy);
        }
    }
}
