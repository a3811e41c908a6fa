using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Add on the set of an entity that is a type parameter.</summary>
/// <param name="Entity">The added object; null when several are added.</param>
internal sealed record GenericInsertCall(IOperation Operation, ParameterRows ParameterRows, IOperation? Entity)
    : InsertCall(Operation, DatabaseLibrary.EntityFramework, ParameterRows)
{
    /// <inheritdoc/>
    public override bool HasConflictClause => false;

    /// <inheritdoc/>
    public override SuppliedValue? ValueOf(string column) => Entity is null ? SuppliedValue.Unknown : new MemberValue(Entity, column);
}
