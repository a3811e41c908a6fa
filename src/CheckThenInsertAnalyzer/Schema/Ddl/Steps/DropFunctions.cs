using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>DROP FUNCTION, DROP PROCEDURE and DROP ROUTINE.</summary>
/// <param name="Functions">The functions, each with the number of its parameters; null for one that is dropped by its name alone.</param>
internal sealed record DropFunctions(ImmutableArray<(QualifiedName Name, int? Parameters)> Functions, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        foreach (var (name, parameters) in Functions)
            catalog.DropFunction(name, parameters);
    }
}
