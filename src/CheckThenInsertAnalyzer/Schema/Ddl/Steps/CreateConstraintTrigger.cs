using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>CREATE CONSTRAINT TRIGGER: its name is one of a constraint that has no index.</summary>
internal sealed record CreateConstraintTrigger(string Name, QualifiedName Table, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        if (catalog.FindTable(Table) is { } table && !table.Constraints.Exists(known => known.Name == Name))
            table.Add(new CatalogConstraint(Name, expression: null, ImmutableArray<string>.Empty) { IsTrigger = true });
    }
}
