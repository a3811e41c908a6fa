using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Any other SQL statement: UPDATE, DELETE, LOCK, a SELECT of no table …</summary>
/// <param name="Statement">The statement; null when the text is not to be seen.</param>
internal sealed record StatementCall(IOperation Operation, DatabaseLibrary Library, SqlStatement? Statement) : DatabaseCall(Operation, Library)
{
    /// <summary>The key that an UPDATE or DELETE names; empty when it could not be read.</summary>
    public KeyPredicate Predicate { get; init; } = KeyPredicate.Unknown;

    /// <summary>The values of its placeholders; null when the text is not to be seen.</summary>
    public ISqlParameters? Parameters { get; init; }

    /// <summary>Whether the statement takes an advisory lock of the transaction (<c>pg_advisory_xact_lock</c>).</summary>
    public bool TakesAdvisoryLock => Statement is SelectStatement { Items: var items } && items.Any(IsAdvisoryLock);

    private static bool IsAdvisoryLock(SqlExpression item) =>
        item is FunctionExpression { Name.Name.Value: "pg_advisory_xact_lock" or "pg_advisory_lock" };
}
