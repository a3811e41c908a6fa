using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>The rows of a table named in SQL.</summary>
internal sealed record TableRows(QualifiedName Table) : RowSet
{
    /// <inheritdoc/>
    public override string DisplayName => Table.ToString();

    /// <inheritdoc/>
    public override bool CanBeSameAs(RowSet other) => other is TableRows { Table: var table } && Table.CanBeSameAs(table);
}
