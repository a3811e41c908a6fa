using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>What may be done about a race, by what the code wants of the row.</summary>
internal static class RaceRewrites
{
    /// <summary>The rewrites whose obligations hold, best first, still without equivalence keys.</summary>
    public static IEnumerable<Rewrite> Of(Race race, BodyUnderAnalysis body) => race.Kind switch
    {
        RaceKind.GetOrCreate => OfGetOrCreate(race, body).OfType<Rewrite>(),
        RaceKind.UpdateOrInsert => OfUpdateOrInsert(race, body).OfType<Rewrite>(),
        _ when GuardSyntax.Of(race, body) is { } guard => WhenPresentObligations.CanBeWrittenTwice(guard, body) ? OfCheckThenInsert(race, guard, body).OfType<Rewrite>() : [],
        _ => OfLoop(race, body) is { } again ? [again] : [],
    };

    private static Rewrite? OfLoop(Race race, BodyUnderAnalysis body) => race.Insert switch
    {
        SqlInsertCall insert => DrawAgainRewrite.Of(race, insert, body),
        EntityInsertCall insert => FlushDrawAgainRewrite.Of(race, insert, body),
        _ => null,
    };

    private static IEnumerable<Rewrite?> OfCheckThenInsert(Race race, GuardSyntax guard, BodyUnderAnalysis body)
    {
        if (race.Insert is EntityInsertCall added)
            return [WhenPresentObligations.NeedsRow(guard, body) ? FoundRowRewrite.Of(race, added, guard, body) : FlushCatchRewrite.Of(race, added, guard, body)];
        if (race.Insert is not SqlInsertCall insert || WhenPresentObligations.NeedsRow(guard, body))
            return [];
        var offers = OnConflictEdit.Of(race, insert, guard, body) is { } edit ? new[] { edit.OneStatement(body), edit.KeepingTheCheck() } : [];
        return offers.Any(offer => offer is not null) ? offers : [InsertCatchRewrite.Of(race, insert, guard, body)];
    }

    private static IEnumerable<Rewrite?> OfGetOrCreate(Race race, BodyUnderAnalysis body) => race.Insert switch
    {
        SqlInsertCall insert => [RowEitherWayRewrite.Of(race, insert, body)],
        EntityInsertCall insert => [OfEntity(race, insert, body)],
        _ => [],
    };

    private static IEnumerable<Rewrite?> OfUpdateOrInsert(Race race, BodyUnderAnalysis body) => race.Insert switch
    {
        SqlInsertCall insert when race.Check.Change == RowChange.Delete => [ReplacementUpsert.Of(race, insert, body)],
        SqlInsertCall insert => GuardSyntax.Of(race, body) is { } guard && UpsertEdit.Of(race, insert, guard, body) is { } edit ? [edit.OneStatement(race, body), edit.KeepingTheUpdate()] : [],
        EntityInsertCall insert => [OfEntity(race, insert, body)],
        _ => [],
    };

    /// <summary>Both ways go on with one row where that can be seen, and else the handler does what is done with a row that was found.</summary>
    private static Rewrite? OfEntity(Race race, EntityInsertCall insert, BodyUnderAnalysis body) =>
        FlushRereadRewrite.Of(race, insert, body)
        ?? (GuardSyntax.Of(race, body) is { } guard && WhenPresentObligations.CanBeWrittenTwice(guard, body) ? FoundRowRewrite.Of(race, insert, guard, body) : null);
}
