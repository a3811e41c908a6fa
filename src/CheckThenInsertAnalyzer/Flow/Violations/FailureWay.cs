using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Where a function goes on after a violation.</summary>
/// <param name="Failing">The call that the violation comes out of, or is swallowed by.</param>
/// <param name="Graph">The function.</param>
/// <param name="Start">The first block of the handler, or the block of the call.</param>
/// <param name="First">The place in the block of what comes next.</param>
/// <param name="Given">What is known there.</param>
/// <param name="Clause">The catch clause; null when the called method swallows the violation.</param>
internal sealed record FailureWay(FailingCall Failing, FlowGraph Graph, BasicBlock Start, int First, KnownValues Given, ICatchClauseOperation? Clause)
{
    /// <summary>Whether the way begins in the middle of the block's branch, whose value the call is part of.</summary>
    public bool BeginsInBranch => Clause is null && First > Start.Operations.Length;
}
