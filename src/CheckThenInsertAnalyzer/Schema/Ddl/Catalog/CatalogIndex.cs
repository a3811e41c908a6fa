using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>An index, with the constraint that it stands for if there is one, while statements still change it.</summary>
internal sealed class CatalogIndex(CatalogTable table, string? name, IndexDefinition definition, SchemaSource source) : CatalogRelation(table.Schema, name)
{
    public CatalogTable Table { get; } = table;

    public IndexDefinition Definition { get; set; } = definition;

    public bool IsValid { get; set; } = true;

    /// <summary>The index of the partitioned table that this one is a part of.</summary>
    public CatalogIndex? Parent { get; private set; }

    /// <summary>The indexes of the partitions.</summary>
    public List<CatalogIndex> Children { get; } = [];

    /// <summary>Makes it a part of the index of its table's parent; null makes it independent.</summary>
    public void BelongTo(CatalogIndex? parent)
    {
        Parent?.Children.Remove(this);
        Parent = parent;
        parent?.Children.Add(this);
    }

    /// <summary>An index of a partitioned table is valid once every partition has a part of it, and then may make its own parent valid.</summary>
    public void Validate()
    {
        for (var index = this; index is { IsValid: false }; index = index.Parent)
        {
            if (index.Children.Count < index.Table.Children.Count || !index.Children.TrueForAll(child => child.IsValid))
                return;
            index.IsValid = true;
        }
    }

    public override void Rename(string newName)
    {
        NoteConstraint(isThere: false);
        base.Rename(newName);
        NoteConstraint(isThere: true);
    }

    public override void MoveTo(CatalogSchema target)
    {
        NoteConstraint(isThere: false);
        base.MoveTo(target);
        NoteConstraint(isThere: true);
    }

    /// <summary>Tells the schema of the constraint's name, or that it is gone.</summary>
    public void NoteConstraint(bool isThere)
    {
        if (!Definition.IsConstraint)
            return;
        if (isThere)
            Schema.AddConstraint(Name);
        else
            Schema.RemoveConstraint(Name);
    }

    public override void Remove()
    {
        NoteConstraint(isThere: false);
        BelongTo(null);
        Table.Indexes.Remove(this);
        base.Remove();
    }

    /// <summary>Null for an index that is no unique key.</summary>
    public UniqueKey? ToKey() =>
        Definition.IsUnique
            ? new(
                Definition.Elements.Select(element => element.Part).ToImmutableArray(),
                Definition.Predicate,
                Name,
                Definition.Kind == IndexKind.PrimaryKey,
                Definition.IsDeferrable,
                Definition.NullsNotDistinct,
                source) { IsConstraint = Definition.IsConstraint, IsValid = IsValid }
            : null;

    /// <summary>Null for an index that excludes nothing.</summary>
    public ExclusionConstraint? ToExclusion() => Definition.Kind == IndexKind.Exclusion ? new(Name, Definition.IsDeferrable, source) : null;
}
