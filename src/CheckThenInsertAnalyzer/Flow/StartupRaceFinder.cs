using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds the checks of start-up code that guard an insert. A check for any row at all counts here, as seeding asks whether it has run.</summary>
internal sealed class StartupRaceFinder(BodyUnderAnalysis body)
{
    private readonly Protection _protection = new(body);

    /// <summary>The races in source order, one a check.</summary>
    public ImmutableArray<StartupRace> Find()
    {
        if (body.Startup.IsForTests)
            return ImmutableArray<StartupRace>.Empty;

        var races = ImmutableArray.CreateBuilder<StartupRace>();
        var told = new HashSet<ReadCall>();
        var inserts = body.CallsAcross.OfType<InsertCall>().Where(insert => body.Startup.Holds(insert.Operation) && !IsApart(insert)).ToList();
        foreach (var insert in inserts)
        {
            body.Cancellation.ThrowIfCancellationRequested();
            if (RaceOf(insert) is { } race && told.Add(race.Reads[0]))
                races.Add(race);
        }

        if (body.Startup.IsWhole)
            races.AddRange(new StatementRaceFinder(body).Find().Select(race => new StartupRace(race.Sender, race.Insert, race.Check.Predicate, ImmutableArray<ReadCall>.Empty)));
        return races.ToImmutable();
    }

    private bool IsApart(InsertCall insert) =>
        Seeding.Holds(insert.Operation) || StartupCode.IsForDevelopment(insert.Operation) || body.TemporaryTables.Hold(insert.Rows);

    private StartupRace? RaceOf(InsertCall insert)
    {
        foreach (var read in body.CallsAcross.OfType<ReadCall>())
        {
            if (!body.Startup.Holds(read, insert)
                || body.Project.Keys.Translate(read.Predicate, read.Rows, insert.Rows, body.Cancellation) is not { } compared
                || body.Keys.Of(compared, insert) == KeyAgreement.Differs
                || read.Operation == insert.Operation
                || !body.IsGuarded(insert, read))
                continue;
            return _protection.Covers(read, insert) ? null : new StartupRace(insert, insert, compared, ImmutableArray.Create(read));
        }

        return null;
    }
}
