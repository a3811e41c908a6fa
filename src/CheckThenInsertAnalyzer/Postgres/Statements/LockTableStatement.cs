using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary><c>LOCK TABLE a, b IN … MODE</c>.</summary>
/// <param name="Tables">The locked tables.</param>
/// <param name="ExcludesInserts">Whether the mode keeps other sessions from locking so and from inserting: SHARE ROW EXCLUSIVE, EXCLUSIVE or ACCESS EXCLUSIVE, the last also when no mode is given (PostgreSQL documentation, 13.3.1).</param>
internal sealed record LockTableStatement(ImmutableArray<QualifiedName> Tables, bool ExcludesInserts, SqlRange Range) : SqlStatement(Range);
