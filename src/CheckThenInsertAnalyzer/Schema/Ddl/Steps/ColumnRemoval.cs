namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Drops a column with the indexes, constraints and sequences that have to do with it.</summary>
internal static class ColumnRemoval
{
    /// <summary>Drops the column here and, unless ONLY stands before the table, in the children that have it from here.</summary>
    public static void Drop(SchemaCatalog catalog, CatalogTable table, string name, bool isOnly)
    {
        if (table.Column(name) is null)
            return;

        var open = new Queue<CatalogTable>();
        open.Enqueue(table);
        while (open.Count > 0)
        {
            var next = open.Dequeue();
            DropHere(catalog, next, name);
            foreach (var child in next.Children)
            {
                if (child.Column(name) is { Parents: > 0 } column && LoseParent(column, isOnly))
                    open.Enqueue(child);
            }
        }
    }

    /// <summary>Takes one parent from the child's column and says whether it goes with it.</summary>
    private static bool LoseParent(CatalogColumn column, bool isOnly)
    {
        column.Parents--;
        column.IsLocal |= isOnly;
        return column.Parents == 0 && !column.IsLocal;
    }

    private static void DropHere(SchemaCatalog catalog, CatalogTable table, string name)
    {
        catalog.Spend(1 + table.Indexes.Count + table.Constraints.Count);
        foreach (var index in table.Indexes.FindAll(index => index.Definition.Mentions(name)))
            catalog.Drop(index);
        foreach (var constraint in table.Constraints.FindAll(constraint => constraint.Columns.Contains(name)))
            table.Remove(constraint);
        foreach (var view in table.Views.Where(view => view.Mentions(name)).ToList())
            catalog.Drop(view);
        foreach (var sequence in table.OwnedSequences.Where(sequence => sequence.OwningColumn?.Name == name).ToList())
            catalog.Drop(sequence);
        table.Columns.RemoveAll(column => column.Name == name);
    }
}
