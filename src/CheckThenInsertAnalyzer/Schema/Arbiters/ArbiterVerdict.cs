namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What the server makes of a conflict target (PostgreSQL documentation, INSERT, ON CONFLICT Clause).</summary>
internal abstract record ArbiterVerdict;
