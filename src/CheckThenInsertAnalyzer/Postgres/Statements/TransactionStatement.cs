namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>BEGIN, COMMIT, ROLLBACK, SAVEPOINT and their kin.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Savepoint">The savepoint that it names; null when it names none.</param>
/// <param name="Isolation">The level in upper case with one space between words, as <c>READ COMMITTED</c>; null when the statement names none.</param>
internal sealed record TransactionStatement(TransactionStatementKind Kind, SqlName? Savepoint, string? Isolation, SqlRange Range) : SqlStatement(Range);
