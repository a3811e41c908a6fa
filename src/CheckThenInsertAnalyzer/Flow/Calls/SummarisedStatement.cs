using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A statement of a method that its callers ask for: one that takes a lock.</summary>
/// <param name="Library">Through which library it is sent.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Chain">The methods between this one and the database, this one first.</param>
internal sealed record SummarisedStatement(DatabaseLibrary Library, SqlStatement Statement, ImmutableArray<CallStep> Chain);
