using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Any other SQL statement: UPDATE, DELETE, LOCK, a SELECT of no table …</summary>
/// <param name="Statement">The statement; null when the text is not to be seen.</param>
internal sealed record StatementCall(IOperation Operation, DatabaseLibrary Library, SqlStatement? Statement) : DatabaseCall(Operation, Library)
{
    /// <summary>The key that an UPDATE or DELETE names; empty when it could not be read.</summary>
    public KeyPredicate Predicate { get; init; } = KeyPredicate.Unknown;

    /// <summary>The text that it stands in; null when that is not to be seen.</summary>
    public SentSql? Sent { get; init; }

    /// <summary>The values of its placeholders; null when the text is not to be seen.</summary>
    public ISqlParameters? Parameters => Sent?.Parameters;

    /// <summary>Whether the statement waits for an advisory lock, of the transaction or the session (PostgreSQL documentation, 9.28.10).</summary>
    public bool TakesAdvisoryLock => Calls("pg_advisory_xact_lock", "pg_advisory_lock");

    /// <summary>Whether the statement takes an advisory lock if it is free and tells so; without a look at the answer that keeps nobody out.</summary>
    public bool TriesAdvisoryLock => Calls("pg_try_advisory_xact_lock", "pg_try_advisory_lock");

    private bool Calls(string one, string other) =>
        Statement is SelectStatement { Items: var items } && items.Any(item => item is FunctionExpression { Name.Name.Value: var name } && (name == one || name == other));
}
