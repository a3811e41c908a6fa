using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads the ON CONFLICT clause of an INSERT.</summary>
internal static class OnConflictReader
{
    /// <summary>Reads the clause; null, and the reader broken, when it is not one of PostgreSQL's.</summary>
    public static OnConflictClause? Read(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        reader.Index += 2;
        var target = ImmutableArray<ConflictTargetElement>.Empty;
        SqlExpression? predicate = null;
        SqlName? constraint = null;
        if (reader.TakeWords("on", "constraint"))
            constraint = TakeConstraint(reader);
        else if (reader.At(SqlTokenKind.LeftParenthesis))
            target = ReadTarget(reader, out predicate);

        var clause = reader.IsBroken ? null : ReadAction(reader, new OnConflictClause(target, predicate, constraint, IsUpdate: false, default));
        if (clause is null || reader.IsBroken)
        {
            reader.Break();
            return null;
        }

        return clause with { Range = new SqlRange(start, reader.LastEnd) };
    }

    private static SqlName? TakeConstraint(SqlTokenReader reader)
    {
        var name = reader.TakeName();
        if (name is null)
            reader.Break();
        return name;
    }

    private static ImmutableArray<ConflictTargetElement> ReadTarget(SqlTokenReader reader, out SqlExpression? predicate)
    {
        predicate = null;
        var target = ImmutableArray.CreateBuilder<ConflictTargetElement>();
        do
        {
            reader.Take();
            if (ReadElement(reader) is not { } element)
                return ImmutableArray<ConflictTargetElement>.Empty;
            target.Add(element);
        }
        while (reader.At(SqlTokenKind.Comma));

        if (!reader.Take(SqlTokenKind.RightParenthesis))
            reader.Break();
        else if (reader.TakeWord("where"))
            predicate = ExpressionReader.Read(reader);
        return target.ToImmutable();
    }

    /// <summary>Reads a column, a call or an expression in parentheses, with COLLATE, operator class and order behind it.</summary>
    private static ConflictTargetElement? ReadElement(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        if (PrimaryExpressionReader.ReadBare(reader) is not { } expression || (reader.Text[start] != '(' && !IsColumnOrCall(expression)))
            return Broken(reader);

        QualifiedName? collation = null;
        if (reader.TakeWord("collate") && (collation = reader.TakeQualifiedName()) is null)
            return Broken(reader);

        var operatorClass = IsOrder(reader) ? null : reader.TakeQualifiedName();
        var hasOrder = TakeOrder(reader);
        return reader.At(SqlTokenKind.Comma) || reader.At(SqlTokenKind.RightParenthesis)
            ? new ConflictTargetElement(expression, collation, operatorClass, hasOrder, new SqlRange(start, reader.LastEnd))
            : Broken(reader);
    }

    /// <summary>Whether the expression needs no parentheses: a column without its table, or a call.</summary>
    private static bool IsColumnOrCall(SqlExpression expression) =>
        expression is ColumnExpression { Qualifier: null } or FunctionExpression or UnknownExpression or CastExpression;

    private static ConflictTargetElement? Broken(SqlTokenReader reader)
    {
        reader.Break();
        return null;
    }

    private static bool IsOrder(SqlTokenReader reader) => reader.AtWord("nulls");

    private static bool TakeOrder(SqlTokenReader reader)
    {
        var hasDirection = reader.TakeWord("asc") || reader.TakeWord("desc");
        var hasNulls = reader.TakeWords("nulls", "first") || reader.TakeWords("nulls", "last");
        return hasDirection || hasNulls;
    }

    private static OnConflictClause? ReadAction(SqlTokenReader reader, OnConflictClause clause)
    {
        if (reader.TakeWords("do", "nothing"))
            return clause;
        if (!reader.TakeWords("do", "update") || AssignmentListReader.Read(reader) is not { } assignments)
            return null;

        var where = reader.TakeWord("where") ? ExpressionReader.Read(reader) : null;
        return clause with { IsUpdate = true, Assignments = assignments, Where = where };
    }
}
