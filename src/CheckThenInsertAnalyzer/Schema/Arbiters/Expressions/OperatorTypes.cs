namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Finds the operator that two operands get, and casts them to its types (PostgreSQL documentation, 10.2 Operators).</summary>
internal static class OperatorTypes
{
    /// <summary>From the narrowest to the widest.</summary>
    private static readonly string[] NumberNames = ["int2", "int4", "int8", "numeric", "float4", "float8"];

    /// <summary>The operation; null when it is not known which operator it is.</summary>
    /// <param name="name">The server's name: <c>~~</c> for LIKE.</param>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    public static AnalyzedExpression? Resolve(string name, AnalyzedExpression left, AnalyzedExpression right)
    {
        if (ComparisonOperator.IsComparison(name))
            return Compare(name, left, right);
        return name switch
        {
            "~~" or "!~~" or "~~*" or "!~~*" or "~" or "~*" or "!~" or "!~*" => OfText(name, left, right, SqlType.Boolean),
            "||" => OfText(name, left, right, SqlType.Text),
            "+" or "-" or "*" or "/" or "%" => OfNumbers(name, left, right),
            "->" or "->>" => OfDocument(name, left, right),
            _ => null,
        };
    }

    /// <summary>Brings both to the type in which they are compared; null when that is not known.</summary>
    public static (AnalyzedExpression Left, AnalyzedExpression Right)? Match(AnalyzedExpression left, AnalyzedExpression right)
    {
        if (IsUntyped(right) && left.Type is { IsLiteral: false })
            return Pair(left, left.Type, right);
        if (IsUntyped(left) && right.Type is { IsLiteral: false })
            return Pair(right, right.Type, left) is { } pair ? (pair.Right, pair.Left) : null;
        if (left.Type is not { } one || right.Type is not { } other)
            return null;
        if (one.IsText && other.IsText)
            return Both(left, right, SqlType.Text);
        if (IsCharacterBesideText(one, other) || IsCharacterBesideText(other, one))
            return Both(left, right, SqlType.Text);
        if (one.IsNumber && other.IsNumber)
            return Both(left, right, NumberType(one, other));
        return one.WithoutModifier() == other.WithoutModifier() || (one.IsDateTime && other.IsDateTime) ? (left, right) : null;
    }

    /// <summary>The type of CASE, COALESCE and the like (PostgreSQL documentation, 10.5 UNION, CASE, and Related Constructs); null when it is not known.</summary>
    public static SqlType? Common(IReadOnlyCollection<AnalyzedExpression> values)
    {
        if (values.Any(value => value.Type is null))
            return null;

        var types = values.Select(value => value.Type!.WithoutModifier()).Where(type => !type.IsLiteral).Distinct().ToList();
        if (types.Count < 2)
            return types.Count == 0 ? null : types[0];
        if (types.TrueForAll(type => type.IsText))
            return types[0];
        return types.TrueForAll(type => type.IsNumber) ? types.OrderBy(type => Array.IndexOf(NumberNames, type.Name)).Last() : null;
    }

    private static bool IsCharacterBesideText(SqlType one, SqlType other) => one is { IsBuiltIn: true, Name: "bpchar" } && other.IsText;

    private static bool IsUntyped(AnalyzedExpression value) =>
        value.Kind is AnalyzedKind.Null or AnalyzedKind.Parameter || (value.Kind == AnalyzedKind.Constant && value.Type is { IsLiteral: true });

    private static (AnalyzedExpression Left, AnalyzedExpression Right)? Pair(AnalyzedExpression typed, SqlType type, AnalyzedExpression untyped)
    {
        var common = type.IsText ? SqlType.Text : type.WithoutModifier();
        var left = type.IsText ? Coercion.To(typed, common) : typed;
        var right = untyped.Kind == AnalyzedKind.Parameter ? untyped with { Type = common } : Coercion.To(untyped, common);
        return left is not null && right is not null ? (left, right) : null;
    }

    private static (AnalyzedExpression Left, AnalyzedExpression Right)? Both(AnalyzedExpression left, AnalyzedExpression right, SqlType? type)
    {
        if (type is null)
            return (left, right);
        return As(left, type) is { } one && As(right, type) is { } other ? (one, other) : null;
    }

    /// <summary>An operator takes a value of its type as it is, whatever the value's length or scale.</summary>
    private static AnalyzedExpression? As(AnalyzedExpression value, SqlType type) => value.Type?.WithoutModifier() == type ? value : Coercion.To(value, type);

    /// <summary>The type both are cast to; null when there is an operator for the two as they are.</summary>
    private static SqlType? NumberType(SqlType one, SqlType other)
    {
        if (one.IsInteger && other.IsInteger)
            return null;
        if (one.Name is "float4" or "float8" || other.Name is "float4" or "float8")
            return one.Name == other.Name || (!one.IsInteger && !other.IsInteger && one.Name != "numeric" && other.Name != "numeric") ? null : SqlType.Double;
        return one.Name == other.Name ? null : SqlType.Numeric;
    }

    private static AnalyzedExpression? Compare(string name, AnalyzedExpression left, AnalyzedExpression right)
    {
        // Only a boolean compares with TRUE and FALSE, also where a column's type is not known.
        if ((left.Type is null or { IsBoolean: true }) && (right.Type is null or { IsBoolean: true }) && BooleanAlgebra.CompareWithTruth(name, left, right) is { } truth)
            return truth;
        if (Match(left, right) is not { } pair)
            return null;
        return BooleanAlgebra.CompareWithTruth(name, pair.Left, pair.Right) ?? AnalyzedExpression.Call(name, SqlType.Boolean, pair.Left, pair.Right);
    }

    private static AnalyzedExpression? OfText(string name, AnalyzedExpression left, AnalyzedExpression right, SqlType result)
    {
        var isText = (left.Type is { IsText: true } && (IsUntyped(right) || right.Type is { IsText: true })) || (right.Type is { IsText: true } && IsUntyped(left));
        return isText && Match(left, right) is { } pair ? AnalyzedExpression.Call(name, result, pair.Left, pair.Right) : null;
    }

    private static AnalyzedExpression? OfNumbers(string name, AnalyzedExpression left, AnalyzedExpression right)
    {
        // The server calculates with constants at once.
        if (left.Kind == AnalyzedKind.Constant && right.Kind == AnalyzedKind.Constant)
            return null;
        if (Match(left, right) is not { Left: { Type: { IsNumber: true } one } } pair || pair.Right.Type is not { IsNumber: true } other)
            return null;
        var result = one.Name == other.Name ? one.WithoutModifier() : one.IsInteger && other.IsInteger ? Wider(one, other) : SqlType.Double;
        return AnalyzedExpression.Call(name, result, pair.Left, pair.Right);
    }

    private static SqlType Wider(SqlType one, SqlType other) => one.Name == "int8" || other.Name == "int8" ? SqlType.BigInteger : SqlType.Integer;

    private static AnalyzedExpression? OfDocument(string name, AnalyzedExpression left, AnalyzedExpression right)
    {
        if (left.Type is not { IsBuiltIn: true, Name: "json" or "jsonb" } document)
            return null;

        var step = IsUntyped(right) || right.Type is { IsText: true } ? Coercion.To(right, SqlType.Text) : right.Type is { IsInteger: true } ? right : null;
        return step is null ? null : AnalyzedExpression.Call(name, name == "->" ? document : SqlType.Text, left, step);
    }
}
