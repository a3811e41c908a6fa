using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>CREATE DOMAIN, as far as its CHECKs take constraint names.</summary>
/// <param name="Checks">Their names; null for one that the server names.</param>
internal sealed record CreateDomain(QualifiedName Name, ImmutableArray<string?> Checks, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        if (catalog.CreationSchema(Name) is not { } schema)
            return;
        foreach (var check in Checks)
            schema.AddConstraint(check ?? schema.ChooseConstraintName(Name.Name.Value, null, "check"));
    }
}
