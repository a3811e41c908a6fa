using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Reads the equalities out of a WHERE clause.</summary>
internal static class SqlPredicateReader
{
    /// <summary>The predicate of a WHERE over one table; null stands for no WHERE.</summary>
    public static KeyPredicate Read(SqlExpression? where, ISqlParameters parameters)
    {
        if (where is null)
            return KeyPredicate.Everything;

        var comparisons = ImmutableArray.CreateBuilder<KeyComparison>();
        var (isConjunction, hasAlternatives, hasRange) = (true, false, false);
        var pending = new Stack<SqlExpression>();
        pending.Push(where);
        while (pending.Count > 0)
        {
            var term = pending.Pop();
            if (term is BinaryExpression { Operator: "AND" or "OR" } terms)
            {
                pending.Push(terms.Right);
                pending.Push(terms.Left);
                hasAlternatives |= terms.Operator == "OR";
            }
            else if (ReadEquality(term, parameters) is { } comparison)
            {
                comparisons.Add(comparison);
            }
            else
            {
                isConjunction = false;
                hasRange |= term is BinaryExpression { Operator: "<" or "<=" or ">" or ">=" or "&&" };
            }
        }

        return new KeyPredicate(comparisons.ToImmutable(), isConjunction && !hasAlternatives) { HasAlternatives = hasAlternatives, HasRange = hasRange };
    }

    private static KeyComparison? ReadEquality(SqlExpression term, ISqlParameters parameters) =>
        term is BinaryExpression { Operator: "=" or "ILIKE" or "LIKE", Left: var left, Right: var right } comparison
            ? ReadSides(left, right, comparison.Operator, parameters) ?? ReadSides(right, left, comparison.Operator, parameters)
            : null;

    private static KeyComparison? ReadSides(SqlExpression columnSide, SqlExpression valueSide, string @operator, ISqlParameters parameters)
    {
        var (column, columnFunction) = ReadColumn(columnSide);
        if (column is null || ReadColumn(valueSide).Column is not null)
            return null;

        var (value, valueFunction) = SqlValueReader.Read(valueSide, parameters);
        return new KeyComparison(column, @operator == "=" ? columnFunction : @operator.ToLowerInvariant(), value, valueFunction);
    }

    private static (string? Column, string? Function) ReadColumn(SqlExpression expression)
    {
        string? function = null;
        while (true)
        {
            switch (expression)
            {
                case ColumnExpression column:
                    return (column.Column.Value, function);
                case CastExpression cast:
                    function ??= "cast";
                    expression = cast.Operand;
                    continue;
                case FunctionExpression { Arguments.Length: 1, IsStar: false } call when function is null:
                    function = call.Name.Name.Value;
                    expression = call.Arguments[0];
                    continue;
                default:
                    return (null, null);
            }
        }
    }
}
