using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>A call of a method that inserts, here or further down.</summary>
/// <param name="Rows">Into which table or entity.</param>
/// <param name="Entity">The added object; null when the method makes it itself.</param>
/// <param name="Values">The columns whose values are known, null for one that certainly gets none.</param>
/// <param name="IsSettled">Whether the method settles a conflict itself: by ON CONFLICT, a handler or a lock.</param>
internal sealed record CalledInsertCall(
    IOperation Operation,
    DatabaseLibrary Library,
    RowSet Rows,
    SuppliedValue? Entity,
    ImmutableDictionary<string, SuppliedValue?> Values,
    bool IsSettled) : InsertCall(Operation, Library, Rows)
{
    /// <summary>The same insert as the caller sees it of a method that sends the statement.</summary>
    /// <param name="insert">The statement.</param>
    /// <param name="isHandled">Whether the method takes the violation itself.</param>
    public static CalledInsertCall Of(SqlInsertCall insert, bool isHandled) => new(
        insert.Operation,
        insert.Library,
        insert.Rows,
        Entity: null,
        insert.Statement is { IsReliable: true, Columns: var columns } ? columns.Select(column => column.Value).Distinct().ToImmutableDictionary(column => column, insert.ValueOf, StringComparer.Ordinal) : ImmutableDictionary<string, SuppliedValue?>.Empty,
        insert.HasConflictClause || isHandled)
    {
        LeavesRestUnwritten = insert.Statement is { IsReliable: true, Columns.IsEmpty: false },
    };

    /// <summary>The check that guards it in the called method, by a predicate that this call gives; null when there is none.</summary>
    public ReadCall? Check { get; init; }

    /// <summary>Whether columns that are not among the values get none, as those that an INSERT does not list.</summary>
    public bool LeavesRestUnwritten { get; init; }

    /// <inheritdoc/>
    public override bool HasConflictClause => IsSettled;

    /// <inheritdoc/>
    public override SuppliedValue? ValueOf(string column)
    {
        if (Values.TryGetValue(column, out var value))
            return value;
        return Entity switch
        {
            OperationValue { Operation: var entity } => new MemberValue(entity, column),
            MemberValue member => member with { Member = member.Member + "." + column },
            PathValue path => path.Member(column),
            _ => LeavesRestUnwritten ? null : SuppliedValue.Unknown,
        };
    }
}
