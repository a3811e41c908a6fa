using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Compares values of which something is known.</summary>
internal static class ValueComparison
{
    /// <summary>What comes of a comparison; null when it is not known.</summary>
    public static bool? Of(KnownValue left, BinaryOperatorKind @operator, KnownValue right, Hypothesis hypothesis)
    {
        if (left.Kind == KnownValueKind.Constant && right.Kind != KnownValueKind.Constant)
            return Of(right, Mirrored(@operator), left, hypothesis);
        if (right.Kind != KnownValueKind.Constant)
            return hypothesis.Row == FoundRow.Another && (IsOfRow(left) || IsOfRow(right)) ? OfEquality(false, @operator) : null;

        var constant = right.Constant;
        return left.Kind switch
        {
            KnownValueKind.Constant => OfConstants(left.Constant, @operator, constant),
            KnownValueKind.Missing when constant is null or false or "" => OfEquality(true, @operator),
            KnownValueKind.Missing when constant is long => OfConstants(0L, @operator, constant),
            KnownValueKind.Found when constant is null or "" => OfEquality(false, @operator),
            KnownValueKind.Found when constant is 0L or 1L => OfConstants(1L, @operator, constant),
            KnownValueKind.RowMember when @operator is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals => hypothesis.MemberTests,
            _ when constant is null && left.IsNull is { } isNull => OfEquality(isNull, @operator),
            _ => null,
        };
    }

    private static bool IsOfRow(KnownValue value) => value.Kind is KnownValueKind.Found or KnownValueKind.RowMember;

    private static bool? OfConstants(object? left, BinaryOperatorKind @operator, object? right) => (left, right) switch
    {
        (long one, long other) => @operator switch
        {
            BinaryOperatorKind.LessThan => one < other,
            BinaryOperatorKind.LessThanOrEqual => one <= other,
            BinaryOperatorKind.GreaterThan => one > other,
            BinaryOperatorKind.GreaterThanOrEqual => one >= other,
            _ => OfEquality(one == other, @operator),
        },
        _ => OfEquality(Equals(left, right), @operator),
    };

    private static bool? OfEquality(bool areEqual, BinaryOperatorKind @operator) => @operator switch
    {
        BinaryOperatorKind.Equals => areEqual,
        BinaryOperatorKind.NotEquals => !areEqual,
        _ => null,
    };

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind @operator) => @operator switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => @operator,
    };
}
