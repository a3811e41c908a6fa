namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The server refuses the statement when it plans or runs it, with every row that does not conflict (FACTS B3).</summary>
/// <param name="SqlState">Five characters: 42P10, 42704, 42809, 42703, 42P01, 42601, 42803, 55000 or 0A000.</param>
/// <param name="Reason">Why, as the end of a sentence for the person who wrote the clause.</param>
internal sealed record RefusedTarget(string SqlState, string Reason) : ArbiterVerdict
{
    /// <summary>The key that was meant, as far as can be told: its own target would be accepted, unless it is deferrable. Null when none is near.</summary>
    public UniqueKey? Nearest { get; init; }
}
