using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>CREATE TABLE with elements, in all its forms, and CREATE FOREIGN TABLE.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Kind">What kind of table.</param>
/// <param name="Elements">What stands in its parentheses.</param>
internal sealed record CreateTable(QualifiedName Name, RelationKind Kind, ImmutableArray<TableElement> Elements, int Line) : DdlStep(Line)
{
    public bool IfNotExists { get; init; }

    public bool IsTemporary { get; init; }

    /// <summary>What INHERITS names.</summary>
    public ImmutableArray<QualifiedName> Parents { get; init; } = ImmutableArray<QualifiedName>.Empty;

    /// <summary>What PARTITION OF names; null for a table that is no partition.</summary>
    public QualifiedName? PartitionOf { get; init; }

    /// <summary>The composite type of OF; null for a table without one.</summary>
    public QualifiedName? OfType { get; init; }

    public override void Apply(SchemaCatalog catalog)
    {
        if (catalog.CreationSchema(Name, IsTemporary) is not { } schema || (IfNotExists && schema.Find(Name.Name.Value) is not null))
            return;

        // What stands for the old table of that name goes first: only then are its names free.
        if (schema.Find(Name.Name.Value) is { } older)
            catalog.Drop(older);
        var table = new CatalogTable(schema, Name.Name.Value, Kind, catalog.SourceAt(Line)) { IsSchemaAssumed = catalog.IsSchemaAssumed(Name) && !IsTemporary };
        new TableCreation(catalog, table).Run(this);
    }
}
