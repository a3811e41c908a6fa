using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Finds inserts of a key that the code has deleted before: a DELETE that meets no row, or one that another session is deleting, keeps nobody from
/// inserting. What is deleted must be the key as a whole, so that it is no set of rows that several inserts make anew.
/// </summary>
internal sealed class ReplacementFinder(BodyUnderAnalysis body, Protection protection)
{
    private readonly ImmutableArray<ReadCall> _deletes = body.CallsAcross.OfType<ReadCall>().Where(call => call.Change == RowChange.Delete && call.Predicate.IsConjunction).ToImmutableArray();
    private readonly ImmutableArray<IInvocationOperation> _removals = body.Operations.OfType<IInvocationOperation>().Where(call => IsRemoval(call, body.Project.Libraries.EntityFramework)).ToImmutableArray();

    /// <summary>The race of an insert with a DELETE before it; null when there is none.</summary>
    public Race? RaceOf(InsertCall insert) => _deletes.Concat(RemovedBefore(insert)).Select(delete => RaceOf(delete, insert)).FirstOrDefault(race => race is not null);

    /// <summary>What is looked up and given to Remove before the insert, which does not need it to be there.</summary>
    private IEnumerable<ReadCall> RemovedBefore(InsertCall insert) =>
        _removals.IsEmpty || insert is not EntityInsertCall
            ? []
            : body.CallsAcross.OfType<ReadCall>()
                .Where(read => read is { Change: RowChange.None, Answer: ReadAnswer.Row, Predicate.IsConjunction: true, Library: DatabaseLibrary.EntityFramework })
                .Where(read => IsRemovedBefore(insert, read) && HappensWithout(read, insert))
                .Select(read => read with { Change = RowChange.Delete });

    private bool IsRemovedBefore(InsertCall insert, ReadCall read)
    {
        var found = DerivedValues.Of(body, read.Operation);
        return _removals.Any(removal => removal.Syntax.SpanStart < insert.Operation.Syntax.SpanStart && found.Holds(removal.Arguments[0].Value));
    }

    private bool HappensWithout(ReadCall read, InsertCall insert) =>
        body.GuardsHolding(read, insert) is { } guards && guards.BlockOf(insert.Operation.Syntax) is { } block && guards.When(read, Presence.Absent).Contains(block);

    private static bool IsRemoval(IInvocationOperation call, EntityFrameworkSymbols? symbols) =>
        call is { TargetMethod.Name: "Remove", Instance.Type: { } type, Arguments.Length: 1 } && symbols is not null && (symbols.IsContext(type) || symbols.RowsOfSet(type) is not null);

    private Race? RaceOf(ReadCall delete, InsertCall insert) =>
        body.Project.Keys.Translate(delete.Predicate, delete.Rows, insert.Rows, body.Cancellation) is { } compared
        && !compared.Comparisons.IsEmpty
        && compared.Comparisons.All(comparison => body.Keys.Agrees(comparison, insert))
        && body.Project.Keys.ArbiterOf(insert.Rows, compared, body.Cancellation) is { } arbiter
        && protection.ComesAlwaysBefore(delete, insert)
        && !body.Startup.Holds(delete, insert)
        && !protection.Covers(delete, insert, compared)
            ? new Race(insert, ImmutableArray.Create(delete), compared, KeyAgreement.Agrees, RaceKind.UpdateOrInsert, new(() => arbiter))
            : null;
}
