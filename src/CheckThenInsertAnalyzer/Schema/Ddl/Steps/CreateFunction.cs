using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>CREATE FUNCTION and CREATE PROCEDURE. Its text is kept, since its body is read only when a call asks for it.</summary>
internal sealed record CreateFunction(QualifiedName Name, ImmutableArray<FunctionParameter> Parameters, Lazy<CreateFunctionStatement?> Definition, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog) => catalog.Define(Name, Parameters, Definition, Line);
}
