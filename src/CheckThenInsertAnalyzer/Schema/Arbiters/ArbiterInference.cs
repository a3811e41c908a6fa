using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Infers the arbiter of ON CONFLICT as the server does (PostgreSQL documentation, INSERT, ON CONFLICT Clause; FACTS B1 to B15).</summary>
internal static class ArbiterInference
{
    /// <summary>What the server makes of the clause on that table.</summary>
    public static ArbiterVerdict Infer(TableSchema table, OnConflictClause clause)
    {
        if (clause is { Constraint: null, Target.IsEmpty: true })
            return clause.IsUpdate ? new RefusedTarget("42601", "DO UPDATE needs a conflict target") : UndecidedTarget.Instance;
        return UndecidedTarget.Instance;
    }
}
