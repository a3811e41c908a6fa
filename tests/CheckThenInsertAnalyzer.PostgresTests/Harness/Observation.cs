using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>What a run showed to its callers and left in the database.</summary>
/// <param name="Outcomes">How the calls ended, in the order in which they were given.</param>
/// <param name="Rows">The rows afterwards.</param>
internal sealed record Observation(ImmutableArray<CallOutcome> Outcomes, TableRows Rows)
{
    /// <summary>Whether callers and database cannot tell the two runs from each other.</summary>
    public bool Matches(Observation other) => Lines().SequenceEqual(other.Lines());

    /// <summary>Calls that ended with a unique violation nobody took.</summary>
    public IEnumerable<CallOutcome> UniqueViolations => Outcomes.Where(outcome => outcome.DatabaseError?.SqlState == "23505");

    public override string ToString() => string.Join('\n', Lines());

    private IEnumerable<string> Lines() =>
        Outcomes.Select(outcome => $"    call: {outcome.Describe(Rows)}").Concat(Rows.All.Select(row => $"    row: {row}"));
}
