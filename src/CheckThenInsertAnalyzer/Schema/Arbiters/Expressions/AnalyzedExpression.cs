using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// An expression over a table's columns in the form that the server compares: names resolved, constants typed, implicit casts written out,
/// negations pushed inwards (transformExpr, then eval_const_expressions of PostgreSQL).
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What the kind says of it; empty for a kind that has no name.</param>
/// <param name="Type">The type of its value; null when it is not known.</param>
/// <param name="Arguments">Its parts, in order.</param>
internal sealed record AnalyzedExpression(AnalyzedKind Kind, string Name, SqlType? Type, ImmutableArray<AnalyzedExpression> Arguments)
{
    /// <summary>The first part.</summary>
    public AnalyzedExpression First => Arguments[0];

    public static AnalyzedExpression Column(string name, SqlType? type) => Leaf(AnalyzedKind.Column, name, type);

    public static AnalyzedExpression Constant(string value, SqlType? type) => Leaf(AnalyzedKind.Constant, value, type);

    public static AnalyzedExpression Truth(bool value) => Constant(value ? "true" : "false", SqlType.Boolean);

    public static AnalyzedExpression Null(SqlType? type) => Leaf(AnalyzedKind.Null, "", type);

    /// <summary>What is not understood.</summary>
    /// <param name="spelling">The same for the same text; empty when the text is not known.</param>
    /// <param name="columns">The columns that it may be made of.</param>
    public static AnalyzedExpression Opaque(string spelling, IEnumerable<string> columns) =>
        new(AnalyzedKind.Opaque, spelling, Type: null, columns.Select(column => Column(column, type: null)).ToImmutableArray());

    public static AnalyzedExpression Leaf(AnalyzedKind kind, string name, SqlType? type) => new(kind, name, type, ImmutableArray<AnalyzedExpression>.Empty);

    public static AnalyzedExpression Call(string name, SqlType? type, params AnalyzedExpression[] arguments) => new(AnalyzedKind.Call, name, type, ImmutableArray.Create(arguments));

    /// <summary>Whether it is TRUE or FALSE as written.</summary>
    public bool IsTruth(bool value) => Kind == AnalyzedKind.Constant && Type is { IsBoolean: true } && Name == (value ? "true" : "false");
}
