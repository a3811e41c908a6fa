using CheckThenInsertAnalyzer.Flow;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>Decides which one rule speaks about a race, so that no insert is told of twice.</summary>
internal static class RaceRouting
{
    /// <summary>The races of a body that the rule of that id speaks about.</summary>
    public static IEnumerable<Race> RacesFor(string ruleId, BodyUnderAnalysis body) => body.Races.Where(race => RuleOf(race, body) == ruleId);

    /// <summary>The id of the rule; null when another finding on the same statement already says it.</summary>
    private static string? RuleOf(Race race, BodyUnderAnalysis body)
    {
        if (body.StatementRaces.Any(other => other.Insert == race.Insert))
            return null;
        if (!race.IsGuess && UncoveredRace.IsUncovered(race.Insert.Rows, race.Compared, body))
            return UncoveredKey.Id;
        if (FutileLockFinder.Round(race, body) is not null)
            return FutileLockRace.Id;
        if (ParallelRun.Holding(race, body) is not null)
            return SelfRace.Id;
        return race.Kind switch
        {
            RaceKind.UpdateOrInsert => UpdateOrInsertRace.Id,
            RaceKind.GetOrCreate => GetOrCreateRace.Id,
            _ => CheckThenInsertRace.Id,
        };
    }
}
