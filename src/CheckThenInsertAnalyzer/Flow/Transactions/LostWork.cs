using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A violation that is caught inside a transaction, where it has aborted the transaction, and work that goes on there.</summary>
/// <param name="Failing">The call that the violation comes out of.</param>
/// <param name="Clause">The catch clause that takes it; null when the called method does.</param>
/// <param name="Transaction">The transaction.</param>
/// <param name="Next">What is done in the transaction next.</param>
internal sealed record LostWork(FailingCall Failing, ICatchClauseOperation? Clause, OpenTransaction Transaction, TransactionEvent Next)
{
    /// <summary>What takes it: the clause, or the call of the method.</summary>
    public IOperation Place => Clause ?? Failing.Operation;

    /// <summary>Whether it is a commit, which returns normally (FACTS G2); every other command fails.</summary>
    public bool IsSilent => Next.Step == TransactionStep.Commit;
}
