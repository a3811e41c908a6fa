using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>CREATE TABLE … AS and CREATE MATERIALIZED VIEW: no keys, and columns without NOT NULL and defaults.</summary>
/// <param name="Query">What is known of its query.</param>
/// <param name="ColumnNames">The names that stand before AS; empty for none.</param>
internal sealed record CreateTableAs(QualifiedName Name, bool IsTemporary, bool IfNotExists, ViewQuery Query, ImmutableArray<string> ColumnNames, int Line) : DdlStep(Line)
{
    /// <summary>What is made.</summary>
    public RelationKind Kind { get; init; } = RelationKind.Table;

    public override void Apply(SchemaCatalog catalog)
    {
        if (catalog.CreationSchema(Name, IsTemporary) is not { } schema || (IfNotExists && schema.Find(Name.Name.Value) is not null))
            return;

        var table = new CatalogTable(schema, Name.Name.Value, Kind, catalog.SourceAt(Line)) { IsSchemaAssumed = catalog.IsSchemaAssumed(Name) && !IsTemporary };
        var source = Query.From is { } from ? catalog.Find(from) as CatalogRowSet : null;
        var columns = Query.ColumnsOf(source, ColumnNames);
        table.AreColumnsKnown = columns is not null;
        if (columns is not null)
            table.Columns.AddRange(columns.Select(column => Result(column.Name, column.Column is { } name ? (source as CatalogTable)?.Column(name) : null)));
        catalog.Add(table);
    }

    /// <summary>The type of an expression is not known.</summary>
    private static CatalogColumn Result(string name, CatalogColumn? column) => new(name, column?.ValueType ?? "") { Collation = column?.Collation };
}
