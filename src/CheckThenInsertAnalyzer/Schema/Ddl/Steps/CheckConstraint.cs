using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A CHECK.</summary>
/// <param name="Expression">The condition as written.</param>
/// <param name="IsNoInherit">Whether children do not get it.</param>
internal sealed record CheckConstraint(string? Name, string Expression, bool IsNoInherit, int Line) : ConstraintDefinition(Name, Line)
{
    public override void AddTo(SchemaCatalog catalog, CatalogTable table, bool isOnly)
    {
        if (Name is not null && table.Constraints.Find(known => known.Name == Name) is { } same)
        {
            // A CHECK of the same name that came from a parent is merged with it; any other is an error.
            same.IsLocal |= same.Parents > 0;
            return;
        }

        catalog.Spend(1);
        var columns = ExpressionText.Columns(Expression).Select(column => column.Value).Where(column => table.Column(column) is not null).Distinct().ToImmutableArray();
        var name = Name ?? (table.AreColumnsKnown ? table.Schema.ChooseConstraintName(table.Name!, columns.Length == 1 ? columns[0] : null, "check") : null);
        var check = new CatalogConstraint(name, Expression, columns) { IsNoInherit = IsNoInherit };
        table.Add(check);
        if (!isOnly && !IsNoInherit)
            AddToChildren(catalog, table, check);
    }

    private static void AddToChildren(SchemaCatalog catalog, CatalogTable table, CatalogConstraint check)
    {
        foreach (var child in table.Descendants())
        {
            catalog.Spend(1);
            if (child.Constraints.Find(known => known.Name is not null && known.Name == check.Name) is { } same)
                same.Parents++;
            else
                child.Add(check.ForChild());
        }
    }
}
