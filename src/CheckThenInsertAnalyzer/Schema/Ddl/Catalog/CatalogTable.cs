using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A table or foreign table while statements still change it.</summary>
internal sealed class CatalogTable(CatalogSchema schema, string name, RelationKind kind, SchemaSource source) : CatalogRowSet(schema, name, source)
{
    /// <summary>The most columns that a table of the server can have.</summary>
    public const int MostColumns = 1600;

    public RelationKind Kind { get; } = kind;

    public List<CatalogColumn> Columns { get; } = [];

    /// <summary>In the order in which they were made.</summary>
    public List<CatalogIndex> Indexes { get; } = [];

    public List<CatalogConstraint> Constraints { get; } = [];

    public HashSet<CatalogSequence> OwnedSequences { get; } = [];

    /// <summary>The tables that it inherits from, or the one that it is a partition of.</summary>
    public List<CatalogTable> Parents { get; } = [];

    /// <summary>The tables that inherit from it, or its partitions.</summary>
    public List<CatalogTable> Children { get; } = [];

    /// <summary>The tables with a FOREIGN KEY that points here.</summary>
    public HashSet<CatalogTable> ReferencedBy { get; } = [];

    public bool AreColumnsKnown { get; set; } = true;

    public bool AreKeysKnown { get; set; } = true;

    public bool IsPartitioned => Kind == RelationKind.PartitionedTable;

    public bool IsPartition => Parents is [{ IsPartitioned: true }];

    public CatalogColumn? Column(string name) => Columns.Find(column => column.Name == name);

    /// <summary>Whether the table may have the column: one that is not listed may be there when not all are known.</summary>
    public bool MayHave(string column) => !AreColumnsKnown || Column(column) is not null;

    public CatalogIndex? Constraint(string name) => Indexes.Find(index => index.Definition.IsConstraint && index.Name == name);

    /// <summary>The children, their children and so on, each once.</summary>
    public IReadOnlyList<CatalogTable> Descendants()
    {
        if (Children.Count == 0)
            return [];

        var found = new List<CatalogTable>(Children);
        var seen = new HashSet<CatalogTable>(Children);
        for (var index = 0; index < found.Count; index++)
        {
            foreach (var child in found[index].Children)
            {
                if (seen.Add(child))
                    found.Add(child);
            }
        }

        return found;
    }

    /// <summary>Adds a CHECK or FOREIGN KEY.</summary>
    public void Add(CatalogConstraint constraint)
    {
        Constraints.Add(constraint);
        Schema.AddConstraint(constraint.Name);
        constraint.Referenced?.ReferencedBy.Add(this);
    }

    public void Remove(CatalogConstraint constraint)
    {
        if (!Constraints.Remove(constraint))
            return;

        Schema.RemoveConstraint(constraint.Name);
        if (constraint.Referenced is not { IsPartitioned: true })
            return;
        foreach (var part in Constraints.FindAll(part => part.Whole == constraint))
            Remove(part);
    }

    /// <summary>The server keeps a FOREIGN KEY once more for every partition of the referenced table, under names of its own (PostgreSQL 12 to 17).</summary>
    public void AddPart(CatalogConstraint foreignKey, CatalogTable partition) => Add(
        new CatalogConstraint(Schema.ChooseConstraintName(Name!, ConstraintNaming.Join(foreignKey.Columns), "fkey"), expression: null, foreignKey.Columns)
        {
            Referenced = partition,
            ReferencedColumns = foreignKey.ReferencedColumns,
            Whole = foreignKey.Whole ?? foreignKey,
        });

    public void Rename(CatalogConstraint constraint, string newName)
    {
        Schema.RemoveConstraint(constraint.Name);
        constraint.Name = newName;
        Schema.AddConstraint(newName);
    }

    /// <summary>Renames the column here and in everything that mentions it.</summary>
    public void RenameColumn(string oldName, string newName)
    {
        if (Column(oldName) is { } column)
            column.Name = newName;
        foreach (var index in Indexes)
            index.Definition = index.Definition.Renamed(oldName, newName);
        foreach (var constraint in Constraints)
        {
            constraint.Columns = Renamed(constraint.Columns, oldName, newName);
            if (constraint.Expression is { } expression)
                constraint.Expression = ExpressionText.Rename(expression, oldName, newName);
        }

        foreach (var constraint in ReferencedBy.SelectMany(table => table.Constraints))
        {
            if (constraint.Referenced == this)
                constraint.ReferencedColumns = Renamed(constraint.ReferencedColumns, oldName, newName);
        }
    }

    public override void Rename(string newName)
    {
        foreach (var index in Indexes)
            index.Definition = index.Definition.Unqualified(Name!);
        base.Rename(newName);
    }

    public override void MoveTo(CatalogSchema target)
    {
        foreach (var constraint in Constraints)
        {
            Schema.RemoveConstraint(constraint.Name);
            target.AddConstraint(constraint.Name);
        }

        base.MoveTo(target);
        foreach (var index in Indexes)
            index.MoveTo(target);
        foreach (var sequence in OwnedSequences)
            sequence.MoveTo(target);
    }

    public override TableSchema ToTable(int depth = 0)
    {
        var keys = Indexes.Select(index => index.ToKey()).OfType<UniqueKey>().OrderByDescending(key => key.IsPrimary);
        return new TableSchema(SchemaName, Name!, Columns.Select(column => column.ToColumn()).ToImmutableArray(), keys.ToImmutableArray(), IsPartitioned, Source)
        {
            Kind = Kind,
            Exclusions = Indexes.Select(index => index.ToExclusion()).OfType<ExclusionConstraint>().ToImmutableArray(),
            OtherConstraints = Constraints.Select(constraint => constraint.Name).OfType<string>().ToImmutableArray(),
            AreColumnsKnown = AreColumnsKnown,
            AreKeysKnown = AreKeysKnown,
            HasInsertOrUpdateRule = HasWriteRule,
        };
    }

    private static ImmutableArray<string> Renamed(ImmutableArray<string> columns, string oldName, string newName) =>
        columns.Contains(oldName) ? columns.Select(column => column == oldName ? newName : column).ToImmutableArray() : columns;
}
