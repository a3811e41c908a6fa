using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Takes the condition of a branch apart into terms that hold.</summary>
internal static class GuardTerms
{
    /// <summary>The terms that hold when the condition does, or does not.</summary>
    /// <param name="condition">What stands between IF and THEN.</param>
    /// <param name="holds">Whether it holds.</param>
    /// <param name="values">What the variables and FOUND stand for.</param>
    /// <param name="now">The moment of the branch.</param>
    public static IEnumerable<GuardCondition> Of(SqlExpression condition, bool holds, ImmutableDictionary<string, HeldValue> values, int now)
    {
        // What a variable held was assigned before now, so that names in it, which may mean something else by now, are not looked up.
        var open = new Stack<(SqlExpression Term, bool Holds, int Moment)>();
        open.Push((condition, holds, now));
        while (open.Count > 0)
        {
            var (term, isTrue, moment) = open.Pop();
            switch (term)
            {
                case NotExpression { Operand: var operand }:
                    open.Push((operand, !isTrue, moment));
                    break;
                case BinaryExpression { Operator: "AND" or "OR" } both:
                    if (both.Operator == (isTrue ? "AND" : "OR"))
                    {
                        open.Push((both.Right, isTrue, moment));
                        open.Push((both.Left, isTrue, moment));
                    }

                    break;
                case BinaryExpression { Operator: "=" or "IS", Left: var tested, Right: LiteralExpression { Kind: SqlLiteralKind.Boolean, Value: var value } }:
                    open.Push((tested, isTrue == (value == "true"), moment));
                    break;
                case ColumnExpression when moment == now && Held(term, values) is { } held:
                    open.Push((held.Value, isTrue, held.Moment));
                    break;
                case BinaryExpression { Left: ColumnExpression name } comparison when moment == now && Held(name, values) is { } held:
                    yield return new GuardCondition(Positive(comparison with { Left = held.Value }, isTrue), held.Moment);
                    break;
                default:
                    yield return new GuardCondition(Positive(term, isTrue), moment);
                    break;
            }
        }
    }

    /// <summary>What a variable, a field of a row variable or FOUND stands for.</summary>
    private static HeldValue? Held(SqlExpression expression, ImmutableDictionary<string, HeldValue> values) =>
        expression is ColumnExpression name && values.TryGetValue((name.Qualifier ?? name.Column).Value, out var held) ? held : null;

    private static SqlExpression Positive(SqlExpression term, bool isTrue) =>
        isTrue ? term
        : term is BinaryExpression { Operator: var @operator } comparison && Opposite(@operator) is { } opposite ? comparison with { Operator = opposite }
        : new NotExpression(term, term.Range);

    private static string? Opposite(string @operator) => @operator switch
    {
        "=" => "<>",
        "<>" => "=",
        "<" => ">=",
        ">=" => "<",
        ">" => "<=",
        "<=" => ">",
        "IS" => "IS NOT",
        "IS NOT" => "IS",
        _ => null,
    };
}
