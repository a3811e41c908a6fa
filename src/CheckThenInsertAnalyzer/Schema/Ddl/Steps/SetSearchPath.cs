using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>SET search_path and its like.</summary>
/// <param name="Schemas">Null for the server's default.</param>
internal sealed record SetSearchPath(ImmutableArray<string>? Schemas, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog) => catalog.SetSearchPath(Schemas);
}
