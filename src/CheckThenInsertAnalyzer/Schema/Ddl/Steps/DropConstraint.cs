namespace CheckThenInsertAnalyzer.Schema;

/// <summary>DROP CONSTRAINT.</summary>
internal sealed record DropConstraint(string Name) : AlterAction(AlterPass.Drop)
{
    public override void Apply(SchemaCatalog catalog, CatalogTable table, bool isOnly)
    {
        if (table.Constraint(Name) is { } index)
            catalog.Drop(index);
        else if (table.Constraints.Find(constraint => constraint.Name == Name) is { } constraint)
            Drop(catalog, table, constraint, isOnly);
        else
            DropUnnamed(catalog, table);
    }

    private static void Drop(SchemaCatalog catalog, CatalogTable table, CatalogConstraint constraint, bool isOnly)
    {
        table.Remove(constraint);
        foreach (var child in table.Descendants())
        {
            catalog.Spend(1);
            if (child.Constraints.Find(known => known.Name == constraint.Name && known.Parents > 0) is not { } inherited)
                continue;
            inherited.Parents--;
            inherited.IsLocal |= isOnly;
            if (inherited.Parents == 0 && !inherited.IsLocal)
                child.Remove(inherited);
        }
    }

    /// <summary>It may be any of those whose name is not known.</summary>
    private static void DropUnnamed(SchemaCatalog catalog, CatalogTable table)
    {
        foreach (var index in table.Indexes.FindAll(index => index.Name is null && index.Definition.IsConstraint))
            catalog.Drop(index);
    }
}
