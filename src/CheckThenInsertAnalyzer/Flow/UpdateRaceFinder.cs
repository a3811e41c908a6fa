using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds the checks of a body that guard a change of what they compare.</summary>
internal sealed class UpdateRaceFinder(BodyUnderAnalysis body)
{
    private readonly Protection _protection = new(body);

    /// <summary>The races in the order of their checks, one a check: several columns of one key are one change.</summary>
    public ImmutableArray<UpdateRace> Find()
    {
        var reads = body.CallsAcross.OfType<ReadCall>().Where(read => read.Change == RowChange.None && !read.Predicate.Comparisons.IsEmpty && !read.Predicate.HasRangeOrPattern).ToList();
        if (reads.Count == 0 || body.Startup.IsWhole)
            return ImmutableArray<UpdateRace>.Empty;

        var updates = new RowUpdateReader(body).Find().ToList();
        var races = ImmutableArray.CreateBuilder<UpdateRace>();
        foreach (var read in reads)
        {
            body.Cancellation.ThrowIfCancellationRequested();
            if (updates.Select(update => RaceOf(read, update)).FirstOrDefault(race => race is not null) is { } race && !races.Any(other => other.Update == race.Update))
                races.Add(race);
        }

        return races.ToImmutable();
    }

    private UpdateRace? RaceOf(ReadCall read, RowUpdate update) =>
        body.Project.Keys.Translate(read.Predicate, read.Rows, update.Rows, body.Cancellation) is { } compared
        && (!update.IsOfNewObject || (update.Operation is IInvocationOperation && !compared.Exclusions.IsEmpty))
        && WritesWhatIsCompared(compared, update)
        && !body.TemporaryTables.Hold(update.Rows)
        && IsGuarded(read, update)
        && !_protection.Covers(read, update)
            ? new UpdateRace(update, read, compared)
            : null;

    /// <summary>Whether a compared column gets the compared value. Columns that are not written keep what they have, such as a tenant's.</summary>
    private bool WritesWhatIsCompared(KeyPredicate compared, RowUpdate update)
    {
        var verdicts = compared.Comparisons
            .Select(comparison => update.ValueOf(comparison.Column) is { } written ? body.Keys.Of(comparison, written) : KeyAgreement.Unknown)
            .ToList();
        return verdicts.Contains(KeyAgreement.Agrees) && !verdicts.Contains(KeyAgreement.Differs);
    }

    /// <summary>What is assigned before the check is sent only after it, by the flush.</summary>
    private bool IsGuarded(ReadCall read, RowUpdate update) =>
        read.Operation != update.Operation
        && (body.IsGuardedAgainstOthers(update.Operation, read)
            || (update.Statement is null && body.FlushesAfter(update.Operation).ToList() is { Count: > 0 } flushes && flushes.TrueForAll(flush => body.IsGuardedAgainstOthers(flush.Operation, read))));
}
