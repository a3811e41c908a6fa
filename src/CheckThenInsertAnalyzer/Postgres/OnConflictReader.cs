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

        var target = ImmutableArray<SqlExpression>.Empty;
        SqlExpression? predicate = null;
        SqlName? constraint = null;
        if (reader.TakeWords("on", "constraint"))
            constraint = TakeConstraint(reader);
        else if (reader.At(SqlTokenKind.LeftParenthesis))
            target = ReadTarget(reader, out predicate);

        if (reader.IsBroken || !TakeAction(reader, out var isUpdate))
        {
            reader.Break();
            return null;
        }

        return new OnConflictClause(target, predicate, constraint, isUpdate, new SqlRange(start, reader.LastEnd));
    }

    private static SqlName? TakeConstraint(SqlTokenReader reader)
    {
        var name = reader.TakeName();
        if (name is null)
            reader.Break();
        return name;
    }

    private static ImmutableArray<SqlExpression> ReadTarget(SqlTokenReader reader, out SqlExpression? predicate)
    {
        predicate = null;
        var target = ImmutableArray.CreateBuilder<SqlExpression>();
        do
        {
            reader.Take();
            if (ReadElement(reader) is not { } element)
                return ImmutableArray<SqlExpression>.Empty;
            target.Add(element);
        }
        while (reader.At(SqlTokenKind.Comma));

        if (!reader.Take(SqlTokenKind.RightParenthesis))
            reader.Break();
        else if (reader.TakeWord("where"))
            predicate = ExpressionReader.Read(reader);
        return target.ToImmutable();
    }

    /// <summary>Reads a column, a call or an expression in parentheses; one with COLLATE or an operator class is an unknown.</summary>
    private static SqlExpression? ReadElement(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        if (PrimaryExpressionReader.Read(reader) is not { } element)
            return null;
        if (element is LiteralExpression or ParameterExpression && reader.Text[start] != '(')
            return reader.Break();
        if (reader.At(SqlTokenKind.Comma) || reader.At(SqlTokenKind.RightParenthesis))
            return element;

        while (!reader.At(SqlTokenKind.Comma) && !reader.At(SqlTokenKind.RightParenthesis))
        {
            var isModifier = reader.TakeWord("collate") || reader.TakeWord("asc") || reader.TakeWord("desc") || reader.TakeQualifiedName() is not null;
            if (!isModifier)
                return reader.Break();
        }

        return new UnknownExpression(new SqlRange(start, reader.LastEnd));
    }

    private static bool TakeAction(SqlTokenReader reader, out bool isUpdate)
    {
        isUpdate = reader.TakeWords("do", "update");
        return isUpdate ? SkipAssignments(reader) : reader.TakeWords("do", "nothing");
    }

    private static bool SkipAssignments(SqlTokenReader reader)
    {
        if (!AssignmentListReader.Skip(reader))
            return false;
        return !reader.TakeWord("where") || ExpressionReader.Read(reader) is not null;
    }
}
