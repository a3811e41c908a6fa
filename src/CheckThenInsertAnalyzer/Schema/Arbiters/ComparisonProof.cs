using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Proves one comparison from another of the same operands, or of the same operand with constants (operator_predicate_proof of PostgreSQL).</summary>
internal static class ComparisonProof
{
    /// <summary>Whether the server can show the predicate from the condition.</summary>
    public static Certainty Prove(AnalyzedExpression condition, AnalyzedExpression predicate)
    {
        if (!IsOperation(condition) || !IsOperation(predicate))
            return condition.Kind == AnalyzedKind.Opaque || predicate.Kind == AnalyzedKind.Opaque ? ExpressionSameness.Same(condition, predicate) : Certainty.No;

        var straight = ProveAligned(condition.Name, condition, predicate);
        if (straight == Certainty.Yes || ComparisonOperator.Commuted(condition.Name) is not { } commuted)
            return straight;
        var turned = condition with { Name = commuted, Arguments = ImmutableArray.Create(condition.Arguments[1], condition.Arguments[0]) };
        return straight.Or(ProveAligned(commuted, turned, predicate));
    }

    private static bool IsOperation(AnalyzedExpression expression) =>
        expression is { Kind: AnalyzedKind.Call, Arguments.Length: 2 } && expression.Name != "IS DISTINCT FROM" && expression.Type is { IsBoolean: true };

    /// <summary>Compares both with the operands as they stand.</summary>
    private static Certainty ProveAligned(string name, AnalyzedExpression condition, AnalyzedExpression predicate)
    {
        var left = ExpressionSameness.Same(condition.Arguments[0], predicate.Arguments[0]);
        var right = ExpressionSameness.Same(condition.Arguments[1], predicate.Arguments[1]);
        var whole = left.And(right).And(ImpliesForSameOperands(name, predicate.Name).Certain());
        if (whole == Certainty.Yes)
            return whole;
        return whole
            .Or(left.And(ProveConstants(name, condition.Arguments[1], predicate.Name, predicate.Arguments[1])))
            .Or(right.And(ProveConstants(Turned(name), condition.Arguments[0], Turned(predicate.Name), predicate.Arguments[0])));
    }

    private static string Turned(string name) => ComparisonOperator.Commuted(name) ?? "";

    /// <summary>x ? y shows x ! y (the table BT_implies_table of PostgreSQL).</summary>
    private static bool ImpliesForSameOperands(string condition, string predicate) =>
        condition == predicate || (condition, predicate) is ("<", "<=") or ("<", "<>") or ("=", "<=") or ("=", ">=") or (">", ">=") or (">", "<>");

    /// <summary>x ? 5 shows x ! 3 (the table BT_implic_table of PostgreSQL).</summary>
    private static Certainty ProveConstants(string name, AnalyzedExpression known, string goalName, AnalyzedExpression goal)
    {
        if (!ComparisonOperator.IsComparison(name) || !ComparisonOperator.IsComparison(goalName) || RequiredTest(name, goalName) is not { } test)
            return Certainty.No;
        if (known.Kind is AnalyzedKind.Parameter or AnalyzedKind.Opaque || goal.Kind is AnalyzedKind.Parameter or AnalyzedKind.Opaque)
            return Certainty.Unknown;
        if (known.Kind != AnalyzedKind.Constant || goal.Kind != AnalyzedKind.Constant)
            return (known.Kind == AnalyzedKind.Null).Certain();
        return Holds(test, ConstantComparison.Compare(goal, known));
    }

    /// <summary>How the predicate's constant must compare with the condition's; null when nothing shows it.</summary>
    private static string? RequiredTest(string condition, string predicate) => (condition, predicate) switch
    {
        ("<", "<") or ("<", "<=") or ("<", "<>") or ("<=", "<=") or ("=", "<=") => ">=",
        ("<=", "<") or ("<=", "<>") or ("=", "<") => ">",
        (">", ">") or (">", ">=") or (">", "<>") or (">=", ">=") or ("=", ">=") => "<=",
        (">=", ">") or (">=", "<>") or ("=", ">") => "<",
        ("=", "=") or ("<>", "<>") => "=",
        ("=", "<>") => "<>",
        _ => null,
    };

    private static Certainty Holds(string test, ConstantOrder order) => order switch
    {
        ConstantOrder.Unknown => Certainty.Unknown,
        ConstantOrder.Different when test is not ("=" or "<>") => Certainty.Unknown,
        ConstantOrder.Different => (test == "<>").Certain(),
        ConstantOrder.Less => (test is "<" or "<=" or "<>").Certain(),
        ConstantOrder.Greater => (test is ">" or ">=" or "<>").Certain(),
        _ => (test is "=" or "<=" or ">=").Certain(),
    };
}
