namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Drops relations with what depends on them.</summary>
internal static class RelationRemoval
{
    /// <summary>Drops the relation, what belongs to it, and what DROP … CASCADE takes along.</summary>
    public static void Drop(CatalogRelation relation)
    {
        var open = new Stack<CatalogRelation>();
        open.Push(relation);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (next.IsDropped)
                continue;
            foreach (var dependent in Dependents(next))
                open.Push(dependent);
            Detach(next);
            next.Remove();
        }
    }

    private static List<CatalogRelation> Dependents(CatalogRelation relation) => relation switch
    {
        CatalogTable table => [.. table.Children, .. table.Views, .. table.Indexes, .. table.OwnedSequences],
        CatalogView view => [.. view.Views],
        CatalogIndex index => [.. index.Children],
        CatalogCompositeType type => [.. type.Tables],
        _ => [],
    };

    /// <summary>Takes the relation out of what stays.</summary>
    private static void Detach(CatalogRelation relation)
    {
        switch (relation)
        {
            case CatalogTable table:
                foreach (var parent in table.Parents)
                    parent.Children.Remove(table);
                foreach (var constraint in table.Constraints)
                    table.Schema.RemoveConstraint(constraint.Name);
                DropReferences(table);
                break;
            case CatalogIndex { Definition.IsConstraint: true } index:
                DropReferences(index);
                break;
            case CatalogSequence sequence:
                foreach (var column in sequence.Users)
                    ForgetDefault(column, sequence);
                break;
        }
    }

    private static void DropReferences(CatalogTable referenced)
    {
        foreach (var table in referenced.ReferencedBy)
        {
            // A part for a partition takes the whole FOREIGN KEY along.
            foreach (var constraint in table.Constraints.FindAll(constraint => constraint.Referenced == referenced))
                table.Remove(constraint.Whole ?? constraint);
        }
    }

    /// <summary>Drops the FOREIGN KEYs that lean on this key.</summary>
    private static void DropReferences(CatalogIndex key)
    {
        foreach (var table in key.Table.ReferencedBy)
        {
            foreach (var constraint in table.Constraints.FindAll(constraint => constraint.Referenced == key.Table && LeansOn(constraint, key)))
                table.Remove(constraint);
        }
    }

    private static bool LeansOn(CatalogConstraint constraint, CatalogIndex key) =>
        constraint.ReferencedColumns.IsEmpty
            ? key.Definition.Kind == IndexKind.PrimaryKey
            : constraint.ReferencedColumns.OrderBy(column => column, StringComparer.Ordinal)
                .SequenceEqual(key.Definition.Elements.Select(element => element.Part.Column ?? "").OrderBy(column => column, StringComparer.Ordinal));

    private static void ForgetDefault(CatalogColumn column, CatalogSequence sequence)
    {
        if (column.Sequence == sequence)
            (column.Sequence, column.Generation) = (null, ColumnGeneration.None);
    }
}
