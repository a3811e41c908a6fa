using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Add, AddAsync or AddRange on a DbSet or DbContext.</summary>
/// <param name="EntityRows">The entity's rows.</param>
/// <param name="Entity">The added object; null when several are added.</param>
/// <param name="Context">The DbContext or DbSet expression that receives it; null when it is not to be seen.</param>
internal sealed record EntityInsertCall(IOperation Operation, EntityRows EntityRows, IOperation? Entity, IOperation? Context)
    : InsertCall(Operation, DatabaseLibrary.EntityFramework, EntityRows)
{
    /// <summary>When a sequence is added: what an item of it is; null when that is not to be seen.</summary>
    public IOperation? Item { get; init; }

    /// <inheritdoc/>
    public override bool HasConflictClause => false;

    /// <inheritdoc/>
    public override SuppliedValue? ValueOf(string column) => (Entity ?? Item) is { } added ? new MemberValue(added, column) : SuppliedValue.Unknown;
}
