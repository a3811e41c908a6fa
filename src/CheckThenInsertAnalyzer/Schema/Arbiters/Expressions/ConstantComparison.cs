using System.Globalization;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Compares constants by their values, for the types whose values are known from their text.</summary>
internal static class ConstantComparison
{
    /// <summary>How the first stands to the second.</summary>
    public static ConstantOrder Compare(AnalyzedExpression one, AnalyzedExpression other)
    {
        if (one.Kind != AnalyzedKind.Constant || other.Kind != AnalyzedKind.Constant)
            return ConstantOrder.Unknown;
        if (one.Type is not { IsBuiltIn: true } type || other.Type is not { IsBuiltIn: true } otherType)
            return one.Name == other.Name && one.Type == other.Type ? ConstantOrder.Equal : ConstantOrder.Unknown;
        if (type.IsNumber && otherType.IsNumber)
            return CompareNumbers(one.Name, other.Name);
        if (type.Name != otherType.Name && !(type.IsText && otherType.IsText))
            return ConstantOrder.Unknown;
        if (one.Name == other.Name)
            return ConstantOrder.Equal;
        if (type.Name == "bpchar")
            return one.Name.TrimEnd(' ') == other.Name.TrimEnd(' ') ? ConstantOrder.Equal : ConstantOrder.Different;
        if (type.IsDateTime && IsDay(one.Name) && IsDay(other.Name))
            return Order(string.CompareOrdinal(one.Name, other.Name));
        return type.IsText || type.IsLiteral || type.IsBoolean || type.Name == "uuid" ? ConstantOrder.Different : ConstantOrder.Unknown;
    }

    private static ConstantOrder CompareNumbers(string one, string other) =>
        decimal.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out var left) && decimal.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var right)
            ? Order(left.CompareTo(right))
            : ConstantOrder.Unknown;

    /// <summary>Whether it is a day of the common era as ISO 8601 writes it.</summary>
    private static bool IsDay(string text) => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static ConstantOrder Order(int comparison) => comparison < 0 ? ConstantOrder.Less : comparison > 0 ? ConstantOrder.Greater : ConstantOrder.Equal;
}
