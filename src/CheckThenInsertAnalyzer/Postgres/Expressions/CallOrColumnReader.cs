using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads what begins with a name: a column, a whole row, a function call or a constant of a named type.</summary>
internal static class CallOrColumnReader
{
    /// <summary>Database, schema, table and column; the server takes more for a syntax error.</summary>
    private const int MaxNameParts = 4;

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

        for (var parts = 1; reader.Take(SqlTokenKind.Dot); parts++)
        {
            if (reader.TakeOperator("*"))
                return new UnknownExpression(RangeFrom(reader, start));
            if (reader.Current.HasHole)
                return ReadUnknownName(reader, start);
            if (parts == MaxNameParts)
                return reader.Break();

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

    /// <summary>Reads the arguments of the function whose name has been read, and what may stand behind them.</summary>
    public static SqlExpression? ReadArguments(SqlTokenReader reader, QualifiedName name, int start)
    {
        if (!reader.TryEnter())
            return PrimaryExpressionReader.SkipGroup(reader, start) is { } unknown ? ReadCallSuffix(reader, unknown, start) : null;

        reader.Take();
        var call = ReadCallInside(reader, name, start);
        reader.Leave();
        return call is null || reader.IsBroken ? reader.Break() : ReadCallSuffix(reader, call, start);
    }

    /// <summary>Reads the arguments and their parenthesis.</summary>
    private static SqlExpression? ReadCallInside(SqlTokenReader reader, QualifiedName name, int start)
    {
        if (reader.Take(SqlTokenKind.RightParenthesis))
            return new FunctionExpression(name, ImmutableArray<SqlExpression>.Empty, IsStar: false, RangeFrom(reader, start));
        if (reader.AtOperator("*") && reader.Peek(1).Kind == SqlTokenKind.RightParenthesis)
        {
            reader.Index += 2;
            return new FunctionExpression(name, ImmutableArray<SqlExpression>.Empty, IsStar: true, RangeFrom(reader, start));
        }

        var isPlain = !reader.TakeWord("distinct") && !reader.TakeWord("all");
        if (ReadArgumentList(reader, isPlain, out var names, out var isVariadic) is not { } arguments)
            return null;

        var isOrdered = reader.TakeWords("order", "by");
        if (isOrdered)
            OrderReader.Read(reader);
        if (reader.IsBroken || !reader.Take(SqlTokenKind.RightParenthesis))
            return null;

        // DISTINCT, ORDER BY and VARIADIC have no place before WITHIN GROUP.
        isPlain &= !isOrdered && !isVariadic;
        if (!isPlain && reader.AtWords("within", "group"))
            return null;
        return isPlain ? new FunctionExpression(name, arguments, IsStar: false, RangeFrom(reader, start)) { ArgumentNames = names } : new UnknownExpression(RangeFrom(reader, start));
    }

    /// <summary>Reads the arguments; null when the grammar does not allow them.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="allowsVariadic">Whether the last may have VARIADIC before it.</param>
    /// <param name="names">The names of arguments, one an argument; empty when none has a name.</param>
    /// <param name="isVariadic">Whether the last has VARIADIC before it.</param>
    private static ImmutableArray<SqlExpression>? ReadArgumentList(SqlTokenReader reader, bool allowsVariadic, out ImmutableArray<SqlName?> names, out bool isVariadic)
    {
        names = ImmutableArray<SqlName?>.Empty;
        isVariadic = false;
        var arguments = reader.Expressions;
        var begin = arguments.Count;
        ImmutableArray<SqlName?>.Builder? allNames = null;
        do
        {
            if (isVariadic)
                return null;
            isVariadic = allowsVariadic && reader.TakeWord("variadic");
            var name = TakeArgumentName(reader);
            if ((name is null && allNames is not null) || ExpressionReader.Read(reader) is not { } argument)
                return null;

            if (name is not null)
                allNames ??= Nulls(arguments.Count - begin);
            allNames?.Add(name);
            arguments.Push(argument);
        }
        while (reader.Take(SqlTokenKind.Comma));

        names = allNames?.ToImmutable() ?? names;
        return arguments.Take(begin);
    }

    private static ImmutableArray<SqlName?>.Builder Nulls(int count)
    {
        var names = ImmutableArray.CreateBuilder<SqlName?>();
        names.Count = count;
        return names;
    }

    /// <summary>Takes <c>name =></c> or <c>name :=</c>; null when the argument has no name.</summary>
    private static SqlName? TakeArgumentName(SqlTokenReader reader)
    {
        if (reader.Peek(1).Kind != SqlTokenKind.ColonEquals && !reader.IsOperator(reader.Peek(1), "=>"))
            return null;
        if (reader.Classify(reader.Current) is SqlKeywordClass.Reserved or SqlKeywordClass.ColumnName || reader.TakeLabel() is not { } name)
            return null;
        reader.Take();
        return name;
    }

    /// <summary>Takes WITHIN GROUP, FILTER and OVER, after which the call is no longer a plain one.</summary>
    private static SqlExpression? ReadCallSuffix(SqlTokenReader reader, SqlExpression call, int start)
    {
        if (!reader.At(SqlTokenKind.Word))
            return call;

        var index = reader.Index;
        if (reader.AtWords("within", "group") && !TakeWithinGroup(reader))
            return reader.Break();
        if (reader.AtWord("filter") && reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis && !TakeFilter(reader))
            return reader.Break();
        var isWindow = reader.AtWord("over") && (reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis || reader.IsName(reader.Peek(1)));
        if (isWindow)
            WindowReader.ReadOver(reader);
        if (reader.IsBroken)
            return null;
        if (isWindow)
            return new WindowExpression(RangeFrom(reader, start));
        return reader.Index == index ? call : new UnknownExpression(RangeFrom(reader, start));
    }

    private static bool TakeWithinGroup(SqlTokenReader reader)
    {
        reader.Index += 2;
        if (!reader.Take(SqlTokenKind.LeftParenthesis) || !reader.TakeWords("order", "by"))
            return false;
        OrderReader.Read(reader);
        return !reader.IsBroken && reader.Take(SqlTokenKind.RightParenthesis);
    }

    private static bool TakeFilter(SqlTokenReader reader)
    {
        reader.Index += 2;
        return reader.TakeWord("where") && ExpressionReader.Read(reader) is not null && reader.Take(SqlTokenKind.RightParenthesis);
    }

    private static SqlRange RangeFrom(SqlTokenReader reader, int start) => new(start, reader.LastEnd);
}
