using System.Collections.Immutable;
using System.Globalization;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Brings a value to a type as the server does when it analyses an expression (PostgreSQL documentation, 10 Type Conversion).</summary>
internal static class Coercion
{
    /// <summary>The value as one of that type by a cast that is written, or that the server adds; null when what comes out is not known.</summary>
    public static AnalyzedExpression? To(AnalyzedExpression value, SqlType type)
    {
        if (value.Kind == AnalyzedKind.Null)
            return AnalyzedExpression.Null(type);
        if (value.Type is not { } from)
            return null;
        if (value.Kind == AnalyzedKind.Constant)
            return Constant(value, from, type);
        if (from == type)
            return value;

        // A domain may cost a cast or none.
        if (!from.IsBuiltIn)
            return null;
        if (type.Modifier is null && (from.WithoutModifier() == type || (from.IsText && type.IsText)))
            return Relabel(value, type);
        return AnalyzedExpression.Call("::" + type.Name + (type.Modifier is { } modifier ? "(" + modifier + ")" : ""), type, value);
    }

    /// <summary>Takes a value for one of another type. Of several such steps the last counts, and none when it leads back to where they began.</summary>
    private static AnalyzedExpression Relabel(AnalyzedExpression value, SqlType type)
    {
        while (value.Kind == AnalyzedKind.Relabel)
            value = value.First;
        return value.Type == type ? value : new AnalyzedExpression(AnalyzedKind.Relabel, "", type, ImmutableArray.Create(value));
    }

    private static AnalyzedExpression? Constant(AnalyzedExpression constant, SqlType from, SqlType type)
    {
        if (type.Modifier is not null)
            return null;
        if (from == type)
            return constant;
        if (from.IsLiteral)
            return Literal(constant.Name, type);
        if (from.IsText && type.IsText)
            return AnalyzedExpression.Constant(constant.Name, type);
        if (from.IsInteger && type.IsInteger)
            return AnalyzedExpression.Constant(constant.Name, type);
        if (from.IsInteger && type is { IsNumber: true })
            return AnalyzedExpression.Constant(constant.Name, type);
        return null;
    }

    /// <summary>What a quoted constant is as a value of that type, in one spelling where the type's spellings are known; null when it is none.</summary>
    private static AnalyzedExpression? Literal(string text, SqlType type)
    {
        if (type.IsInteger)
        {
            return long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? AnalyzedExpression.Constant(number.ToString(CultureInfo.InvariantCulture), type)
                : null;
        }

        if (type.IsBoolean)
            return Truth(text.Trim().ToLowerInvariant());
        if (type is { IsBuiltIn: true, Name: "uuid" })
            return Guid.TryParse(text, out var id) ? AnalyzedExpression.Constant(id.ToString(), type) : null;
        return AnalyzedExpression.Constant(text, type);
    }

    /// <summary>Boolean's spellings (PostgreSQL documentation, 8.6).</summary>
    private static AnalyzedExpression? Truth(string text) => text switch
    {
        "true" or "t" or "yes" or "y" or "on" or "1" => AnalyzedExpression.Truth(true),
        "false" or "f" or "no" or "n" or "off" or "0" => AnalyzedExpression.Truth(false),
        _ => null,
    };
}
