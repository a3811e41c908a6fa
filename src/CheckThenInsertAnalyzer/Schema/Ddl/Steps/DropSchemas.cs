using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>DROP SCHEMA.</summary>
internal sealed record DropSchemas(ImmutableArray<string> Names, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        foreach (var name in Names)
            catalog.DropSchema(name);
    }
}
