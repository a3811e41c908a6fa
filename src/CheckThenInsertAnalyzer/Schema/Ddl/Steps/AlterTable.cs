using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>ALTER TABLE with one or more actions.</summary>
/// <param name="Name">The table.</param>
/// <param name="IsOnly">Whether ONLY keeps the actions from its children.</param>
/// <param name="Actions">As written; the server runs them in the order of their passes.</param>
internal sealed record AlterTable(QualifiedName Name, bool IsOnly, ImmutableArray<AlterAction> Actions, int Line) : DdlStep(Line)
{
    public bool IfExists { get; init; }

    public override void Apply(SchemaCatalog catalog)
    {
        if (catalog.FindTable(Name) is { } table)
        {
            foreach (var action in Actions.OrderBy(action => action.Pass))
                action.Apply(catalog, table, IsOnly);
        }
        else if (!IfExists)
        {
            catalog.NoteMissing();
        }
    }
}
