namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Joins tables to the ones that they inherit from or are partitions of, and parts them.</summary>
internal static class TableInheritance
{
    /// <summary>Gives a new child its parent's columns and CHECK constraints (MergeAttributes); keys do not come.</summary>
    public static void Begin(CatalogTable child, CatalogTable parent)
    {
        Link(child, parent);
        child.AreColumnsKnown &= parent.AreColumnsKnown;
        foreach (var inherited in parent.Columns)
        {
            if (child.Column(inherited.Name) is { } column)
            {
                column.IsNullable &= inherited.IsNullable;
                column.Parents++;
                continue;
            }

            var copy = inherited.Copy();
            (copy.Parents, copy.IsLocal) = (1, false);
            copy.Sequence?.Users.Add(copy);
            child.Columns.Add(copy);
        }
    }

    /// <summary>Gives a new child its parent's CHECK constraints.</summary>
    public static void AddChecks(CatalogTable child, CatalogTable parent)
    {
        foreach (var check in parent.Constraints)
        {
            if (check.Expression is null || check.IsNoInherit)
                continue;
            if (child.Constraints.Find(known => known.Name is not null && known.Name == check.Name && !known.IsForeignKey) is { } same)
                same.Parents++;
            else
                child.Add(check.ForChild());
        }
    }

    /// <summary>ALTER TABLE … INHERIT and ATTACH PARTITION: columns and CHECK constraints of the child are from now on also the parent's.</summary>
    public static void Join(CatalogTable child, CatalogTable parent)
    {
        Link(child, parent);
        foreach (var column in child.Columns)
        {
            if (parent.Column(column.Name) is null)
                continue;
            column.Parents++;
            column.IsLocal &= !parent.IsPartitioned;
        }

        foreach (var check in child.Constraints)
        {
            if (check.Expression is null || !parent.Constraints.Exists(known => known.Expression is not null && !known.IsNoInherit && known.Name == check.Name))
                continue;
            check.Parents++;
            check.IsLocal &= !parent.IsPartitioned;
        }
    }

    /// <summary>Gives a partition the FOREIGN KEYs of its parent, under the same names unless it has others of that name.</summary>
    public static void AddForeignKeys(CatalogTable partition, CatalogTable parent)
    {
        foreach (var key in parent.Constraints)
        {
            if (!key.IsForeignKey || key.Whole is not null)
                continue;
            var same = partition.Constraints.Find(known => known.IsForeignKey && known.Parents == 0 && known.Referenced == key.Referenced && known.Columns.SequenceEqual(key.Columns));
            if (same is not null)
            {
                (same.Parents, same.IsLocal) = (1, false);
                continue;
            }

            var copy = key.ForChild();
            if (partition.Constraints.Exists(known => known.Name == key.Name) || partition.Indexes.Exists(index => index.Name == key.Name))
                copy.Name = partition.Schema.ChooseConstraintName(partition.Name!, ConstraintNaming.Join(key.Columns), "fkey");
            partition.Add(copy);
        }
    }

    /// <summary>Makes the FOREIGN KEYs that point to the parent point to its new partition too.</summary>
    public static void AddReferences(CatalogTable partition, CatalogTable parent)
    {
        foreach (var table in parent.ReferencedBy.ToList())
        {
            foreach (var foreignKey in table.Constraints.FindAll(constraint => constraint.Referenced == parent && constraint.Parents == 0))
                table.AddPart(foreignKey, partition);
        }
    }

    /// <summary>NO INHERIT and DETACH PARTITION: the child keeps what it has, as its own.</summary>
    public static void Part(CatalogTable child, CatalogTable parent)
    {
        if (!child.Parents.Remove(parent))
            return;
        parent.Children.Remove(child);
        foreach (var table in child.ReferencedBy)
        {
            foreach (var part in table.Constraints.FindAll(constraint => constraint.Referenced == child && constraint.Whole is not null))
                table.Remove(part);
        }

        foreach (var column in child.Columns)
        {
            if (column.Parents > 0 && parent.Column(column.Name) is not null && --column.Parents == 0)
                column.IsLocal = true;
        }

        foreach (var constraint in child.Constraints)
        {
            if (constraint.Parents > 0 && parent.Constraints.Exists(known => known.Name == constraint.Name) && --constraint.Parents == 0)
                constraint.IsLocal = true;
        }

        foreach (var index in child.Indexes)
        {
            if (index.Parent?.Table == parent)
                index.BelongTo(null);
        }
    }

    private static void Link(CatalogTable child, CatalogTable parent)
    {
        child.Parents.Add(parent);
        parent.Children.Add(child);
    }
}
