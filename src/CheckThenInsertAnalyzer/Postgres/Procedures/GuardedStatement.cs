using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A SQL statement of a body with what is known to hold where it stands.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Conditions">What the branches round it and before it demand; empty when nothing is known.</param>
/// <param name="TakesUniqueViolation">Whether a block round it has a handler for a unique violation.</param>
/// <param name="Assigned">The variables that were assigned before it, each with the moment when it was last.</param>
internal sealed record GuardedStatement(
    SqlStatement Statement,
    ImmutableList<GuardCondition> Conditions,
    bool TakesUniqueViolation,
    ImmutableDictionary<string, int> Assigned)
{
    /// <summary>Whether a variable may have got another value between a condition and the statement.</summary>
    public bool MayHaveChanged(string variable, GuardCondition since) => Assigned.TryGetValue(variable, out var last) && last >= since.Moment;
}
