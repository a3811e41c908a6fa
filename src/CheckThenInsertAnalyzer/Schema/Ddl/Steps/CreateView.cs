using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>CREATE VIEW and CREATE MATERIALIZED VIEW.</summary>
/// <param name="Query">What is known of its query.</param>
/// <param name="ColumnNames">The names that stand before AS; empty for none.</param>
internal sealed record CreateView(QualifiedName Name, RelationKind Kind, ViewQuery Query, ImmutableArray<string> ColumnNames, int Line) : DdlStep(Line)
{
    public bool IsTemporary { get; init; }

    public bool IfNotExists { get; init; }

    public bool OrReplace { get; init; }

    public override void Apply(SchemaCatalog catalog)
    {
        if (catalog.CreationSchema(Name, IsTemporary) is not { } schema || (IfNotExists && schema.Find(Name.Name.Value) is not null))
            return;

        var view = Kind == RelationKind.View ? Replaced(schema) ?? New(catalog, schema) : null;
        if (view is null)
            new CreateTableAs(Name, IsTemporary, IfNotExists, Query, ColumnNames, Line) { Kind = Kind }.Apply(catalog);
        else
            Fill(catalog, view);
    }

    private CatalogView? Replaced(CatalogSchema schema) => OrReplace ? schema.Find(Name.Name.Value) as CatalogView : null;

    private CatalogView New(SchemaCatalog catalog, CatalogSchema schema)
    {
        var view = new CatalogView(schema, Name.Name.Value, catalog.SourceAt(Line)) { IsSchemaAssumed = catalog.IsSchemaAssumed(Name) && !IsTemporary };
        catalog.Add(view);
        return view;
    }

    private void Fill(SchemaCatalog catalog, CatalogView view)
    {
        var source = Query.From is { } from ? catalog.Find(from) as CatalogRowSet : null;
        view.Columns = Query.ColumnsOf(source, ColumnNames);
        view.Base = Query.PassesInsertsOn == true && source != view ? source : null;
        view.IsPassingKnown = Query.PassesInsertsOn == false || view.Base is not null;
        view.DependOn(Query.Tables.Select(catalog.Find).OfType<CatalogRowSet>().Where(rows => rows != view), Query.Names);
    }
}
