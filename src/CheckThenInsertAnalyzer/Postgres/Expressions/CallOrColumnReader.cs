using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads what begins with a name: a column, a whole row, a function call or a constant of a named type.</summary>
internal static class CallOrColumnReader
{
    public static SqlExpression? Read(SqlTokenReader reader)
    {
        if (reader.Current.HasHole)
            return ReadUnknownName(reader);
        if (reader.Peek(1).Kind is SqlTokenKind.LeftParenthesis)
            return ReadCall(reader);
        if (reader.Peek(1).IsString && TypedLiteralReader.IsAt(reader))
            return TypedLiteralReader.Read(reader);
        return ReadDotted(reader);
    }

    /// <summary>Reads a call whose name, if not qualified, may be a key word.</summary>
    public static SqlExpression? ReadCall(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        return reader.TakeLabel() is { } name ? ReadArguments(reader, new QualifiedName(null, name), start) : reader.Break();
    }

    private static SqlExpression? ReadDotted(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        SqlName? qualifier = null;
        if (reader.TakeName() is not { } column)
            return reader.Break();

        while (reader.Take(SqlTokenKind.Dot))
        {
            if (reader.TakeOperator("*"))
                return new UnknownExpression(RangeFrom(reader, start));
            if (reader.Current.HasHole)
                return ReadUnknownName(reader, start);

            qualifier = column;
            if (reader.TakeLabel() is not { } next)
                return reader.Break();
            column = next;
        }

        if (qualifier is not null && reader.At(SqlTokenKind.LeftParenthesis))
            return ReadArguments(reader, new QualifiedName(qualifier, column), start);
        return new ColumnExpression(qualifier, column, RangeFrom(reader, start));
    }

    /// <summary>Takes a name with a hole in it, and the arguments after it if there are any.</summary>
    private static SqlExpression? ReadUnknownName(SqlTokenReader reader, int? start = null)
    {
        var first = reader.Take().Range.Start;
        while (reader.Take(SqlTokenKind.Dot))
            reader.Take();
        return reader.At(SqlTokenKind.LeftParenthesis)
            ? PrimaryExpressionReader.SkipGroup(reader, start ?? first)
            : new UnknownExpression(RangeFrom(reader, start ?? first));
    }

    private static SqlExpression? ReadArguments(SqlTokenReader reader, QualifiedName name, int start)
    {
        var open = reader.Index;
        if (!reader.TryEnter())
            return PrimaryExpressionReader.SkipGroup(reader, start);

        reader.Take();
        var call = ReadPlainArguments(reader, name, start);
        reader.Leave();
        if (call is not null)
            return ReadCallSuffix(reader, call, start);
        if (reader.IsBroken)
            return null;

        reader.Index = open;
        return PrimaryExpressionReader.SkipGroup(reader, start) is { } unknown ? ReadCallSuffix(reader, unknown, start) : null;
    }

    /// <summary>Reads <c>)</c>, <c>*)</c> or a list of expressions; null, and the reader not broken, for the rarer forms.</summary>
    private static SqlExpression? ReadPlainArguments(SqlTokenReader reader, QualifiedName name, int start)
    {
        if (reader.Take(SqlTokenKind.RightParenthesis))
            return new FunctionExpression(name, ImmutableArray<SqlExpression>.Empty, IsStar: false, RangeFrom(reader, start));
        if (reader.AtOperator("*") && reader.Peek(1).Kind == SqlTokenKind.RightParenthesis)
        {
            reader.Index += 2;
            return new FunctionExpression(name, ImmutableArray<SqlExpression>.Empty, IsStar: true, RangeFrom(reader, start));
        }

        if (reader.AtWord("distinct") || reader.AtWord("all") || reader.AtWord("variadic") || PrimaryExpressionReader.IsQuery(reader, 0))
            return null;
        return ReadArgumentList(reader) is { } arguments ? new FunctionExpression(name, arguments, IsStar: false, RangeFrom(reader, start)) : null;
    }

    private static ImmutableArray<SqlExpression>? ReadArgumentList(SqlTokenReader reader)
    {
        var arguments = ImmutableArray.CreateBuilder<SqlExpression>();
        do
        {
            if (IsNamedArgument(reader) || reader.AtWord("variadic") || ExpressionReader.Read(reader) is not { } argument)
                return null;
            arguments.Add(argument);
        }
        while (reader.Take(SqlTokenKind.Comma));

        if (reader.AtWords("order", "by"))
            return null;
        if (reader.Take(SqlTokenKind.RightParenthesis))
            return arguments.ToImmutable();
        reader.Break();
        return null;
    }

    private static bool IsNamedArgument(SqlTokenReader reader) =>
        reader.Current.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName
        && (reader.Peek(1).Kind == SqlTokenKind.ColonEquals || reader.IsOperator(reader.Peek(1), "=>"));

    /// <summary>Takes WITHIN GROUP, FILTER and OVER, after which the call is no longer a plain one.</summary>
    private static SqlExpression? ReadCallSuffix(SqlTokenReader reader, SqlExpression call, int start)
    {
        var index = reader.Index;
        if (reader.TakeWords("within", "group") && !reader.SkipGroup())
            return reader.Break();
        if (reader.AtWord("filter") && reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis)
        {
            reader.Take();
            if (!reader.SkipGroup())
                return reader.Break();
        }

        if (reader.AtWord("over") && (reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis || reader.IsName(reader.Peek(1))))
        {
            reader.Take();
            if (!reader.SkipTokenOrGroup())
                return reader.Break();
        }

        return reader.Index == index ? call : new UnknownExpression(RangeFrom(reader, start));
    }

    private static SqlRange RangeFrom(SqlTokenReader reader, int start) => new(start, reader.LastEnd);
}
