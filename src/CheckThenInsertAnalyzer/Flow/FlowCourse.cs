using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>From where on a function is followed, and how far.</summary>
/// <param name="Start">The block where the way begins.</param>
/// <param name="First">The place of its first operation that is passed.</param>
/// <param name="EndsAt">Whether the way ends with an operation.</param>
/// <param name="EndsOn">Whether the way ends in a finally block that a branch runs.</param>
/// <param name="Decides">What is known of a condition beside what the values tell; null when nothing is.</param>
internal sealed record FlowCourse(BasicBlock Start, int First, Func<IOperation, bool> EndsAt, Func<ControlFlowBranch, bool> EndsOn, Func<IOperation, bool?> Decides);
