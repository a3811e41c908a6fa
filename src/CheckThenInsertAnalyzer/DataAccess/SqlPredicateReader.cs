using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Reads the equalities out of a WHERE clause.</summary>
internal static class SqlPredicateReader
{
    /// <summary>The predicate of a WHERE over one table; null stands for no WHERE.</summary>
    /// <param name="where">The condition.</param>
    /// <param name="parameters">The values of its placeholders.</param>
    /// <param name="scope">Tells the table's columns from those of the statement round the condition; null when there is no such statement.</param>
    /// <param name="table">The table, in which a query in the condition may look for the row; null when that is not to be seen through.</param>
    public static KeyPredicate Read(SqlExpression? where, ISqlParameters parameters, ColumnScope? scope = null, FromTable? table = null)
    {
        if (where is null)
            return KeyPredicate.Everything;

        var comparisons = ImmutableArray.CreateBuilder<KeyComparison>();
        var exclusions = ImmutableArray.CreateBuilder<KeyComparison>();
        var (isConjunction, hasRangeOrPattern, alternatives) = (true, false, 0);
        var pending = new Stack<(SqlExpression Term, int? Alternative)>();
        pending.Push((where, null));
        while (pending.Count > 0)
        {
            var (term, alternative) = pending.Pop();
            if (ReadNullSafe(term, parameters, scope) is { } nullSafe)
            {
                comparisons.Add(nullSafe with { Alternative = alternative });
            }
            else if (term is BinaryExpression { Operator: "AND" or "OR" } terms)
            {
                var isEither = terms.Operator == "OR";
                pending.Push((terms.Right, isEither ? ++alternatives : alternative));
                pending.Push((terms.Left, isEither ? ++alternatives : alternative));
            }
            else if (table is not null && OwnTableQuery.ConditionOf(term, table) is { } own)
            {
                isConjunction = false;
                pending.Push((own, alternative));
            }
            else if (ReadEquality(term, parameters, scope) is { } comparison)
            {
                comparisons.Add(comparison with { Alternative = alternative });
            }
            else
            {
                isConjunction = false;
                if (ReadInequality(term, parameters, scope) is { } exclusion)
                    exclusions.Add(exclusion);
                hasRangeOrPattern |= term is BinaryExpression { Operator: "<" or "<=" or ">" or ">=" or "&&" };
            }
        }

        return new KeyPredicate(comparisons.ToImmutable(), isConjunction && alternatives == 0)
        {
            HasRangeOrPattern = hasRangeOrPattern,
            Exclusions = exclusions.ToImmutable(),
        };
    }

    /// <summary><c>c IS NOT DISTINCT FROM @c</c>, also written <c>c = @c OR (c IS NULL AND @c IS NULL)</c>: a look for one value, though not as the column's index compares.</summary>
    private static KeyComparison? ReadNullSafe(SqlExpression term, ISqlParameters parameters, ColumnScope? scope) => term switch
    {
        BinaryExpression { Operator: "IS NOT DISTINCT FROM", Left: var left, Right: var right } => ReadNullSafe(left, right, parameters, scope),
        BinaryExpression { Operator: "OR", Left: BinaryExpression { Operator: "=" } equality, Right: var nulls } when AreBothNull(nulls) => ReadNullSafe(equality.Left, equality.Right, parameters, scope),
        BinaryExpression { Operator: "OR", Left: var nulls, Right: BinaryExpression { Operator: "=" } equality } when AreBothNull(nulls) => ReadNullSafe(equality.Left, equality.Right, parameters, scope),
        _ => null,
    };

    private static KeyComparison? ReadNullSafe(SqlExpression left, SqlExpression right, ISqlParameters parameters, ColumnScope? scope) =>
        ReadSides(left, right, KeyComparison.NullSafe, parameters, scope) ?? ReadSides(right, left, KeyComparison.NullSafe, parameters, scope);

    private static bool AreBothNull(SqlExpression term) => term is BinaryExpression { Operator: "AND", Left: var left, Right: var right } && IsNullTest(left) && IsNullTest(right);

    private static bool IsNullTest(SqlExpression term) => term is BinaryExpression { Operator: "IS", Right: LiteralExpression { Kind: SqlLiteralKind.Null } };

    private static KeyComparison? ReadInequality(SqlExpression term, ISqlParameters parameters, ColumnScope? scope) => term switch
    {
        BinaryExpression { Operator: "<>" or "IS DISTINCT FROM", Left: var left, Right: var right } =>
            ReadSides(left, right, "=", parameters, scope) ?? ReadSides(right, left, "=", parameters, scope),
        NotExpression { Operand: BinaryExpression { Operator: "=" } equality } => ReadEquality(equality, parameters, scope),
        _ => null,
    };

    private static KeyComparison? ReadEquality(SqlExpression term, ISqlParameters parameters, ColumnScope? scope) =>
        term is BinaryExpression { Operator: "=" or "ILIKE" or "LIKE", Left: var left, Right: var right } comparison
            ? ReadSides(left, right, comparison.Operator, parameters, scope) ?? ReadSides(right, left, comparison.Operator, parameters, scope)
            : null;

    private static KeyComparison? ReadSides(SqlExpression columnSide, SqlExpression valueSide, string @operator, ISqlParameters parameters, ColumnScope? scope)
    {
        var (column, columnFunction) = ReadColumn(columnSide, parameters);
        if (column is null || !AreParted(column, ReadColumn(valueSide, parameters).Column, scope))
            return null;

        var (value, valueFunction) = SqlValueReader.Read(valueSide, parameters);
        return new KeyComparison(column.Column.Value, @operator == "=" ? columnFunction : @operator.ToLowerInvariant(), value, valueFunction);
    }

    /// <summary>Whether the one side is a column of the table and the other is none.</summary>
    private static bool AreParted(ColumnExpression column, ColumnExpression? value, ColumnScope? scope) =>
        value is null ? scope?.Owns(column) != false : scope?.Parts(column, value) == true;

    private static (ColumnExpression? Column, string? Function) ReadColumn(SqlExpression expression, ISqlParameters parameters)
    {
        string? function = null;
        while (true)
        {
            switch (expression)
            {
                case ColumnExpression column:
                    return parameters.Value(column) is null ? (column, function) : (null, null);
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
