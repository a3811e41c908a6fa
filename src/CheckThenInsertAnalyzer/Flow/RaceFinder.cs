using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds the checks of a body that guard an insert.</summary>
internal sealed class RaceFinder(BodyUnderAnalysis body)
{
    private readonly Protection _protection = new(body);
    private readonly RaceKindReader _kinds = new(body);

    /// <summary>The races in source order, one an insert.</summary>
    public ImmutableArray<Race> Find()
    {
        if (body.Startup.IsWhole)
            return ImmutableArray<Race>.Empty;

        var reads = body.CallsAcross.OfType<ReadCall>().Where(read => !read.Predicate.Comparisons.IsEmpty).ToList();
        var checks = reads.Where(read => read.Change != RowChange.Delete).ToList();
        var replacements = new ReplacementFinder(body, _protection);
        var failures = new FailedUpdateFinder(body, _protection);
        var races = ImmutableArray.CreateBuilder<Race>();
        foreach (var insert in body.CallsAcross.OfType<InsertCall>())
        {
            body.Cancellation.ThrowIfCancellationRequested();
            if (!Seeding.Holds(insert.Operation) && !body.TemporaryTables.Hold(insert.Rows) && (RaceOf(insert, ChecksBefore(insert, checks)) ?? replacements.RaceOf(insert) ?? failures.RaceOf(insert)) is { } race)
                races.Add(race);
        }

        var several = new RowsOfOneKey(body);
        return OneAPlace(races.Where(race => !several.AreSeveral(race, races)).ToList());
    }

    /// <summary>Of the inserts of one entity in one line, and of those of one new object, the one whose key agrees best speaks for all.</summary>
    private ImmutableArray<Race> OneAPlace(IReadOnlyCollection<Race> races)
    {
        var spokesmen = SpokesmenOf(races, race => (race.Insert.Operation.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line, race.Insert.Rows.DisplayName));
        return SpokesmenOf(spokesmen, race => (object?)AddedLocal(race.Insert) ?? race);
    }

    private ImmutableArray<Race> SpokesmenOf<TKey>(IReadOnlyCollection<Race> races, Func<Race, TKey> placeOf)
    {
        var spokesmen = new HashSet<Race>(races.GroupBy(placeOf).Select(same => same.OrderBy(race => race.Agreement == KeyAgreement.Agrees ? 0 : 1).ThenByDescending(Agreeing).ThenBy(race => race.Insert is RelatedInsertCall ? 1 : 0).First()));
        return races.Where(spokesmen.Contains).ToImmutableArray();
    }

    private int Agreeing(Race race) => race.Compared.Comparisons.Count(comparison => body.Keys.Agrees(comparison, race.Insert));

    /// <summary>The variable of a new object that is handed to EF Core, which inserts it once however often; null when it has none of its own.</summary>
    private ILocalSymbol? AddedLocal(InsertCall insert) =>
        insert switch
        {
            EntityInsertCall { Entity: var added } => added,
            RelatedInsertCall { Entity: var added } => added,
            _ => null,
        } is { } entity && entity.WithoutConversions() is ILocalReferenceOperation { Local: var local } && body.Locals.OnlyValueOf(local) is not null ? local : null;

    /// <summary>The checks that may guard an insert: those of the body, or that of the called method itself.</summary>
    private static List<ReadCall> ChecksBefore(InsertCall insert, List<ReadCall> reads) =>
        insert is CalledInsertCall { Check: { Predicate.Comparisons.IsEmpty: false } own } ? [own] : reads;

    private Race? RaceOf(InsertCall insert, IEnumerable<ReadCall> reads)
    {
        var guarding = new List<(ReadCall Read, KeyPredicate Compared, KeyAgreement Agreement)>();
        foreach (var read in reads)
        {
            if (body.Project.Keys.Translate(read.Predicate, read.Rows, insert.Rows, body.Cancellation) is not { } compared
                || (body.Keys.Of(compared, insert) is var agreement && agreement == KeyAgreement.Differs)
                || LeavesOut(compared, insert))
                continue;

            // A guess by name that the keys do not bear out is none.
            if ((read.IsGuess && agreement != KeyAgreement.Agrees) || !IsGuarded(insert, read))
                continue;
            if (body.Startup.Holds(read, insert) || _protection.Covers(read, insert))
                return null;
            guarding.Add((read, compared, agreement));
        }

        if (guarding.Count == 0)
            return null;

        var ordered = guarding.OrderBy(pair => pair.Agreement == KeyAgreement.Agrees ? 0 : 1).ToList();
        var (check, compares, best) = ordered[0];
        if (_protection.IsHandledElsewhere(insert) && !UncoveredRace.IsUncovered(insert.Rows, compares, body))
            return null;
        return new Race(insert, ordered.Select(pair => pair.Read).ToImmutableArray(), compares, best, _kinds.Of(insert, check), new(() => body.Project.Keys.ArbiterOf(insert.Rows, compares, body.Cancellation)));
    }

    /// <summary>
    /// A check that leaves out rows with the very value that is inserted looks for others: not even the inserted row itself would be found by it. Where
    /// the value is the row's identity, all other rows are others.
    /// </summary>
    private bool LeavesOut(KeyPredicate check, InsertCall insert) =>
        check.Exclusions.Any(exclusion => exclusion.IsPlain && body.Keys.Agrees(exclusion, insert) && !body.Project.Keys.IsIdentity(insert.Rows, exclusion.Column, body.Cancellation));

    /// <summary>A called method that runs for some of the rows found too, as one that stores their change, is guarded by no check.</summary>
    private bool IsGuarded(InsertCall insert, ReadCall read) =>
        read.Operation != insert.Operation
            ? body.IsGuarded(insert, read) && (insert.Chain.IsEmpty || read.Answer == ReadAnswer.ThrowsWhenPresent || body.IsGuardedByAnyRow(insert, read) || !body.IsGuardedInPart(insert, read))
            : insert is CalledInsertCall { Check: { } own } && own == read;
}
