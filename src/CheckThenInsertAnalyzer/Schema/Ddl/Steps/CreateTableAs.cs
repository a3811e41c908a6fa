using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>CREATE TABLE … AS: it has no keys, and its columns are known when they are columns of a table that is.</summary>
/// <param name="Query">What is known of its query.</param>
/// <param name="ColumnNames">The names that stand before AS; empty for none.</param>
internal sealed record CreateTableAs(QualifiedName Name, bool IsTemporary, bool IfNotExists, ViewQuery Query, ImmutableArray<string> ColumnNames, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        if (catalog.CreationSchema(Name, IsTemporary) is not { } schema || (IfNotExists && schema.Find(Name.Name.Value) is not null))
            return;

        var table = new CatalogTable(schema, Name.Name.Value, RelationKind.Table, catalog.SourceAt(Line)) { IsSchemaAssumed = catalog.IsSchemaAssumed(Name) && !IsTemporary };
        var source = Query.From is { } from ? catalog.FindTable(from) : null;
        var columns = Query.ColumnsOf(source, ColumnNames);
        table.AreColumnsKnown = columns is not null && columns.All(column => column.Column is { } name && source?.Column(name) is not null);
        if (table.AreColumnsKnown)
            table.Columns.AddRange(columns!.Select(column => Result(column.Name, source!.Column(column.Column!)!)));
        catalog.Add(table);
    }

    private static CatalogColumn Result(string name, CatalogColumn column) => new(name, column.ValueType) { Collation = column.Collation };
}
