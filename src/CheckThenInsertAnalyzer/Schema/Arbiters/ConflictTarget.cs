using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A conflict target's columns, expressions and predicate, analysed.</summary>
/// <param name="Parts">The columns and expressions, in order.</param>
/// <param name="Predicate">What its WHERE says; null when it has none.</param>
internal sealed record ConflictTarget(ImmutableArray<TargetPart> Parts, AnalyzedExpression? Predicate)
{
    /// <summary>Analyses the target in the server's order, so that of several faults the first is told (transformOnConflictArbiter of PostgreSQL).</summary>
    /// <param name="table">The table that the statement inserts into.</param>
    /// <param name="clause">The clause, which has a target.</param>
    /// <param name="rowName">The table's name in the statement; null when it is not known.</param>
    /// <param name="refusal">What the server refuses the target with; null when it does not.</param>
    public static ConflictTarget Analyze(TableSchema table, OnConflictClause clause, string? rowName, out RefusedTarget? refusal)
    {
        var analysis = new ExpressionAnalysis(table, rowName);
        var parts = ImmutableArray.CreateBuilder<TargetPart>();
        refusal = null;
        foreach (var element in clause.Target)
        {
            refusal ??= analysis.Refusal;
            if (element.HasOrder)
                refusal ??= new RefusedTarget("42P10", "ASC, DESC and NULLS FIRST or LAST are not allowed in a conflict target");
            parts.Add(new TargetPart(analysis.Analyze(element.Expression), element.Collation?.Name.Value, element.OperatorClass?.Name.Value));
        }

        var predicate = clause.Predicate is { } condition ? analysis.Analyze(condition) : null;
        refusal ??= analysis.Refusal;
        return new ConflictTarget(parts.ToImmutable(), predicate);
    }
}
