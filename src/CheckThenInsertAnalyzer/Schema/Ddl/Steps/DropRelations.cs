using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>DROP of tables, views, indexes or sequences. They share one name space, so the name alone says what is meant.</summary>
internal sealed record DropRelations(ImmutableArray<QualifiedName> Names, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        foreach (var name in Names)
        {
            if (catalog.Find(name) is { } relation)
                catalog.Drop(relation);
        }
    }
}
