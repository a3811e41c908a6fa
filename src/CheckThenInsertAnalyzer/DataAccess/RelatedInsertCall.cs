using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>
/// Readies a row for the next flush otherwise than by Add on a set or context: through a navigation, as the entity's state, or by Update or Attach of
/// an object that has no key yet.
/// </summary>
/// <param name="EntityRows">The entity's rows.</param>
/// <param name="Entity">The object.</param>
/// <param name="OwnerKey">For a navigation: the foreign key that it gives, with the owner's key; null when that cannot be told.</param>
internal sealed record RelatedInsertCall(IOperation Operation, EntityRows EntityRows, IOperation Entity, KeyComparison? OwnerKey)
    : InsertCall(Operation, DatabaseLibrary.EntityFramework, EntityRows)
{
    /// <summary>For Update and Attach: what makes the object, which inserts a row only where it runs, as an object that is stored already may be handed over too.</summary>
    public IOperation? Creation { get; init; }

    /// <inheritdoc/>
    public override bool HasConflictClause => false;

    /// <inheritdoc/>
    public override SuppliedValue? ValueOf(string column) => OwnerKey is { Column: var foreign, Value: var key } && foreign == column ? key : new MemberValue(Entity, column);
}
