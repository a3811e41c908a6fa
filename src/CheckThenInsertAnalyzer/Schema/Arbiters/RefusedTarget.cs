namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The server refuses the statement when it plans it, with every row and also without a conflict (FACTS B3).</summary>
/// <param name="SqlState">Five characters: 42P10, 42704, 42809, 42703, 42601, 55000 or 0A000.</param>
/// <param name="Reason">Why, as the end of a sentence for the person who wrote the clause.</param>
internal sealed record RefusedTarget(string SqlState, string Reason) : ArbiterVerdict;
