using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Several rows that are sent together, and a handler that means to skip those that are there already: one of them undoes more than itself.</summary>
/// <param name="Operation">The call that sends them.</param>
/// <param name="Kind">How they are sent.</param>
/// <param name="Insert">The statement; null for entities and COPY.</param>
/// <param name="Clause">The handler.</param>
internal sealed record UndoneBatch(IOperation Operation, UndoneBatchKind Kind, SqlInsertCall? Insert, ICatchClauseOperation Clause);
