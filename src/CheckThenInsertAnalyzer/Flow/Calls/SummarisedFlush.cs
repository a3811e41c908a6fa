using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A save of what a context has tracked.</summary>
/// <param name="IsHandled">Whether the method, or one that it calls, takes a violation of it.</param>
/// <param name="Chain">The methods between this one and the context, this one first.</param>
internal sealed record SummarisedFlush(bool IsHandled, ImmutableArray<CallStep> Chain);
