namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>The rows that a service keeps whose code is out of sight, known by the service's name alone.</summary>
internal sealed record NamedRows(string Keeper) : RowSet
{
    /// <inheritdoc/>
    public override string DisplayName => Keeper;

    /// <inheritdoc/>
    public override bool CanBeSameAs(RowSet other) => other is NamedRows { Keeper: var keeper } && keeper == Keeper;
}
