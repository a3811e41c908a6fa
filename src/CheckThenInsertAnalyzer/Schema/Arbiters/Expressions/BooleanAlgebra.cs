using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Builds conditions as the server simplifies them (eval_const_expressions and negate_clause of PostgreSQL).</summary>
internal static class BooleanAlgebra
{
    public static AnalyzedExpression And(IEnumerable<AnalyzedExpression> terms) => Join(AnalyzedKind.And, terms, neutral: true);

    public static AnalyzedExpression Or(IEnumerable<AnalyzedExpression> terms) => Join(AnalyzedKind.Or, terms, neutral: false);

    /// <summary>The opposite: De Morgan, and the opposite operator where there is one.</summary>
    public static AnalyzedExpression Not(AnalyzedExpression operand)
    {
        switch (operand.Kind)
        {
            case AnalyzedKind.Not:
                return operand.First;
            case AnalyzedKind.Null:
                return operand;
            case AnalyzedKind.And:
                return Or(operand.Arguments.Select(Not));
            case AnalyzedKind.Or:
                return And(operand.Arguments.Select(Not));
            case AnalyzedKind.Constant when operand.Type is { IsBoolean: true }:
                return AnalyzedExpression.Truth(operand.IsTruth(false));
            case AnalyzedKind.NullTest or AnalyzedKind.BooleanTest:
                return operand with { Name = NegatedTest(operand.Name) };
            case AnalyzedKind.AnyOf or AnalyzedKind.AllOf when ComparisonOperator.Negated(operand.Name) is { } negated:
                return operand with { Kind = operand.Kind == AnalyzedKind.AnyOf ? AnalyzedKind.AllOf : AnalyzedKind.AnyOf, Name = negated };
            case AnalyzedKind.Call when operand.Arguments.Length == 2 && ComparisonOperator.Negated(operand.Name) is { } negated:
                return operand with { Name = negated };
            default:
                return new AnalyzedExpression(AnalyzedKind.Not, "", SqlType.Boolean, ImmutableArray.Create(operand));
        }
    }

    /// <summary>A boolean compared with TRUE or FALSE is itself or its opposite; null when it is neither.</summary>
    public static AnalyzedExpression? CompareWithTruth(string name, AnalyzedExpression left, AnalyzedExpression right)
    {
        if (name is not ("=" or "<>"))
            return null;
        if (left.Kind == AnalyzedKind.Constant)
            (left, right) = (right, left);
        if (!right.IsTruth(true) && !right.IsTruth(false))
            return null;
        return right.IsTruth(true) == (name == "=") ? left : Not(left);
    }

    private static string NegatedTest(string name) => name.StartsWith("IS NOT ", StringComparison.Ordinal) ? "IS " + name.Substring(7) : "IS NOT " + name.Substring(3);

    private static AnalyzedExpression Join(AnalyzedKind kind, IEnumerable<AnalyzedExpression> terms, bool neutral)
    {
        var flat = ImmutableArray.CreateBuilder<AnalyzedExpression>();
        foreach (var term in terms)
        {
            if (term.IsTruth(!neutral))
                return term;
            if (term.Kind == kind)
                flat.AddRange(term.Arguments);
            else if (!term.IsTruth(neutral))
                flat.Add(term);
        }

        return flat.Count switch
        {
            0 => AnalyzedExpression.Truth(neutral),
            1 => flat[0],
            _ => new AnalyzedExpression(kind, "", SqlType.Boolean, flat.ToImmutable()),
        };
    }
}
