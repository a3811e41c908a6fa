using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>ALTER TABLE … RENAME CONSTRAINT; the index of a key is renamed with it.</summary>
internal sealed record RenameConstraint(QualifiedName Table, string OldName, string NewName, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        if (catalog.FindTable(Table) is not { } table)
            return;
        if (table.Constraint(OldName) is { } index)
        {
            if (table.Schema.Find(NewName) is null)
                index.Rename(NewName);
            return;
        }

        foreach (var changed in table.Descendants().Prepend(table))
        {
            if (changed.Constraints.Find(constraint => constraint.Name == OldName) is { } constraint && (changed == table || constraint.Parents > 0))
                changed.Rename(constraint, NewName);
        }
    }
}
