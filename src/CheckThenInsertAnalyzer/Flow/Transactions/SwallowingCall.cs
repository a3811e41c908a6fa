using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A call of a method that takes the unique violation of what it sends and returns, so that a transaction of its caller is aborted without the caller's knowledge.</summary>
/// <param name="Swallow">What the method does.</param>
/// <param name="Given">The arguments that hold the transaction, connection or context.</param>
internal sealed record SwallowingCall(IOperation Operation, SummarisedSwallow Swallow, ImmutableArray<IOperation> Given) : DatabaseCall(Operation, Swallow.Library);
