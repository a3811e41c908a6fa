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
    /// <param name="sql">The statement's text; null when it is not at hand.</param>
    /// <param name="refusal">What the server refuses the target with; null when it does not.</param>
    public static ConflictTarget Analyze(TableSchema table, OnConflictClause clause, string? rowName, string? sql, out RefusedTarget? refusal)
    {
        var analysis = new ExpressionAnalysis(table, rowName, sql);
        var parts = ImmutableArray.CreateBuilder<TargetPart>();
        refusal = null;
        foreach (var element in clause.Target)
        {
            if (element.HasOrder)
                refusal ??= new RefusedTarget("42P10", "ASC, DESC and NULLS FIRST or LAST are not allowed in a conflict target");
            parts.Add(new TargetPart(analysis.Analyze(element.Expression), element.Collation?.Name.Value, element.OperatorClass?.Name.Value));
            refusal ??= analysis.Refusal ?? RefuseUnknownModifier(table, element);
        }

        var predicate = clause.Predicate is { } condition ? analysis.Analyze(condition) : null;
        refusal ??= analysis.Refusal;
        return new ConflictTarget(parts.ToImmutable(), predicate);
    }

    /// <summary>A collation or operator class that neither the server nor the table's schema is known to have. Were there one all the same, no key of the table would have it.</summary>
    private static RefusedTarget? RefuseUnknownModifier(TableSchema table, ConflictTargetElement element)
    {
        if (element.Collation?.Name.Value is { } collation && !Collations.IsBuiltIn(collation) && !Collations.Of(table).Contains(collation))
            return new RefusedTarget("42704", $"no key of '{table.Name}' has the collation '{collation}'");
        return element.OperatorClass?.Name.Value is { } name && !OperatorClasses.IsBuiltIn(name) && !table.UniqueKeys.Any(key => key.Parts.Any(part => part.OperatorClass == name))
            ? new RefusedTarget("42704", $"no key of '{table.Name}' has the operator class '{name}'")
            : null;
    }
}
