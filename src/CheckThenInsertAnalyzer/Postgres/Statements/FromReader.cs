using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads the items of FROM and USING (PostgreSQL documentation, 7.2.1). Null means that the grammar was left: the reader is then broken.</summary>
internal static class FromReader
{
    /// <summary>Reads the comma separated items; the reader is broken when one of them cannot be read.</summary>
    public static ImmutableArray<FromItem> ReadList(SqlTokenReader reader)
    {
        if (Read(reader) is not { } first)
            return ImmutableArray<FromItem>.Empty;
        if (!reader.At(SqlTokenKind.Comma))
            return ImmutableArray.Create(first);

        var items = ImmutableArray.CreateBuilder<FromItem>();
        items.Add(first);
        while (reader.Take(SqlTokenKind.Comma) && Read(reader) is { } item)
            items.Add(item);
        return items.ToImmutable();
    }

    /// <summary>Reads one item with its joins.</summary>
    public static FromItem? Read(SqlTokenReader reader) => ReadJoins(reader, ReadSimple(reader));

    private static FromItem? ReadJoins(SqlTokenReader reader, FromItem? left)
    {
        for (var count = 0; left is not null && !reader.IsBroken && IsJoin(reader); count++)
        {
            var joined = ReadJoin(reader, left);
            if (count == reader.MaxChain)
                reader.PassOver();
            left = joined is null || count < reader.MaxChain ? joined : left;
        }

        return reader.IsBroken ? null : left;
    }

    private static bool IsJoin(SqlTokenReader reader) =>
        reader.At(SqlTokenKind.Word) && (reader.AtWord("join") || reader.AtWord("inner") || reader.AtWord("left") || reader.AtWord("right")
            || reader.AtWord("full") || reader.AtWord("cross") || reader.AtWord("natural"));

    private static FromItem? ReadJoin(SqlTokenReader reader, FromItem left)
    {
        var isNatural = reader.TakeWord("natural");
        var isCross = !isNatural && reader.TakeWord("cross");
        var kind = isCross ? JoinKind.Inner : TakeKind(reader);
        if (!reader.TakeWord("join") || ReadSimple(reader) is not { } right)
            return reader.Break<FromItem>();

        return isCross || isNatural
            ? new JoinItem(left, right, kind, null, ImmutableArray<SqlName>.Empty, RangeFrom(reader, left)) { IsNatural = isNatural }
            : ReadCondition(reader, left, right, kind);
    }

    private static JoinKind TakeKind(SqlTokenReader reader)
    {
        if (reader.TakeWord("inner"))
            return JoinKind.Inner;

        var kind = reader.TakeWord("left") ? JoinKind.Left : reader.TakeWord("right") ? JoinKind.Right : reader.TakeWord("full") ? JoinKind.Full : JoinKind.Inner;
        if (kind != JoinKind.Inner)
            reader.TakeWord("outer");
        return kind;
    }

    /// <summary>Reads ON or USING; a join that stands before it belongs to the right side.</summary>
    private static JoinItem? ReadCondition(SqlTokenReader reader, FromItem left, FromItem? right, JoinKind kind)
    {
        while (right is not null && IsJoin(reader))
        {
            if (!reader.TryEnter())
                return reader.Break<JoinItem>();
            right = ReadJoin(reader, right);
            reader.Leave();
        }

        if (right is null)
            return null;
        if (reader.TakeWord("on"))
            return ExpressionReader.Read(reader) is { } condition ? new JoinItem(left, right, kind, condition, ImmutableArray<SqlName>.Empty, RangeFrom(reader, left)) : null;
        if (!reader.TakeWord("using") || !reader.At(SqlTokenKind.LeftParenthesis) || NameListReader.Read(reader) is not { } columns)
            return reader.Break<JoinItem>();

        var alias = reader.TakeWord("as") ? reader.TakeName() ?? Missing(reader) : null;
        return new JoinItem(left, right, kind, null, columns, RangeFrom(reader, left)) { Alias = alias };
    }

    private static SqlName? Missing(SqlTokenReader reader)
    {
        reader.Break();
        return null;
    }

    /// <summary>Reads a table, function, sub-select or a join in parentheses.</summary>
    private static FromItem? ReadSimple(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        if (reader.TakeWord("lateral"))
            return ReadLateral(reader, start);
        if (reader.At(SqlTokenKind.LeftParenthesis))
            return ReadParenthesized(reader, start);
        if (IsFunction(reader))
            return ReadFunction(reader, start);

        var isOnly = reader.AtWord("only");
        if (FromTableReader.TakeTable(reader) is not { } name)
            return reader.Break<FromItem>();

        // f.g(…): only the parenthesis tells a function in a schema from a table.
        if (!isOnly && reader.At(SqlTokenKind.LeftParenthesis) && reader.Peek(-1).Kind != SqlTokenKind.Operator)
            return FinishFunction(reader, CallOrColumnReader.ReadArguments(reader, name, start), start);
        return ReadTable(reader, name, start);
    }

    private static FromItem? ReadLateral(SqlTokenReader reader, int start)
    {
        if (!reader.At(SqlTokenKind.LeftParenthesis))
            return IsFunction(reader) ? ReadFunction(reader, start) : reader.TakeQualifiedName() is { } name && reader.At(SqlTokenKind.LeftParenthesis)
                ? FinishFunction(reader, CallOrColumnReader.ReadArguments(reader, name, start), start)
                : reader.Break<FromItem>();
        return PrimaryExpressionReader.ReadSubquery(reader) is { } query ? FinishSubquery(reader, query.Query, start) is { } item ? item with { IsLateral = true } : null : null;
    }

    /// <summary>Reads a sub-select or a join in parentheses; which of them, only what follows the inner parentheses may tell.</summary>
    private static FromItem? ReadParenthesized(SqlTokenReader reader, int start)
    {
        var (query, item) = ReadInside(reader);
        if (query is not null)
            return FinishSubquery(reader, query, start);
        return item is not null && TakeAlias(reader, out var alias, out var columns)
            ? alias is null ? item : item is JoinItem join && columns.IsEmpty ? join with { Alias = alias, Range = new SqlRange(start, reader.LastEnd) } : Unkept(reader, item)
            : null;
    }

    /// <summary>Passes over the alias of a join with new names for its columns.</summary>
    private static FromItem Unkept(SqlTokenReader reader, FromItem item)
    {
        reader.PassOver();
        return item;
    }

    private static (SelectStatement? Query, FromItem? Item) ReadInside(SqlTokenReader reader)
    {
        if (!reader.TryEnter())
        {
            reader.Break();
            return (null, null);
        }

        var start = reader.Take().Range.Start;
        SelectStatement? query = null;
        FromItem? item = null;
        if (PrimaryExpressionReader.IsQuery(reader, 0))
            query = SelectReader.Read(reader);
        else if (reader.At(SqlTokenKind.LeftParenthesis))
            (query, item) = ReadNested(reader);
        else
            item = Read(reader);

        reader.Leave();
        if (item is not null)
            item = item is JoinItem ? item with { Range = new SqlRange(start, reader.Current.Range.End) } : reader.Break<FromItem>();
        return PrimaryExpressionReader.Close(reader) ? (query, item) : (null, null);
    }

    /// <summary>Reads parentheses that stand first in parentheses.</summary>
    private static (SelectStatement? Query, FromItem? Item) ReadNested(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        var (query, item) = ReadInside(reader);
        if (query is null)
            return (null, ReadJoins(reader, item));
        if (SelectReader.IsContinuation(reader))
            return (SelectReader.Continue(reader, query, start), null);
        return reader.At(SqlTokenKind.RightParenthesis) ? (query, null) : (null, ReadJoins(reader, FinishSubquery(reader, query, start)));
    }

    private static SubqueryItem? FinishSubquery(SqlTokenReader reader, SelectStatement query, int start) =>
        TakeAlias(reader, out var alias, out var columns) ? new SubqueryItem(query, alias, columns, new SqlRange(start, reader.LastEnd)) : null;

    private static TableItem? ReadTable(SqlTokenReader reader, QualifiedName name, int start)
    {
        if (!TakeAlias(reader, out var alias, out var columns))
            return null;

        var isSampled = reader.TakeWord("tablesample");
        if (isSampled && !TakeSample(reader))
            return reader.Break<TableItem>();
        return new TableItem(new FromTable(name, alias), new SqlRange(start, reader.LastEnd)) { Columns = columns, IsSampled = isSampled, IsCommonTable = reader.IsCommonTable(name) };
    }

    private static bool TakeSample(SqlTokenReader reader)
    {
        var isRead = reader.TakeQualifiedName() is not null && reader.Take(SqlTokenKind.LeftParenthesis) && ExpressionReader.ReadList(reader) is not null && reader.Take(SqlTokenKind.RightParenthesis);
        if (!isRead || !reader.TakeWord("repeatable"))
            return isRead;
        return reader.Take(SqlTokenKind.LeftParenthesis) && ExpressionReader.Read(reader) is not null && reader.Take(SqlTokenKind.RightParenthesis);
    }

    /// <summary>Whether a call of a function without schema begins here, ROWS FROM, or a function without parentheses.</summary>
    private static bool IsFunction(SqlTokenReader reader)
    {
        var word = reader.Current;
        if (word.HasHole || !(word.IsQuotedName || word.Kind == SqlTokenKind.Word))
            return false;
        return reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis
            ? !reader.IsWord(word, "only")
            : reader.AtWords("rows", "from") || reader.IsWord(word, "current_date") || reader.IsWord(word, "current_timestamp");
    }

    private static FromItem? ReadFunction(SqlTokenReader reader, int start)
    {
        if (!reader.AtWords("rows", "from"))
            return FinishFunction(reader, PrimaryExpressionReader.ReadBare(reader), start);

        reader.Index += 2;
        if (!reader.Take(SqlTokenKind.LeftParenthesis))
            return reader.Break<FromItem>();
        do
        {
            if (PrimaryExpressionReader.ReadBare(reader) is null || (reader.TakeWord("as") && !TakeColumnDefinitions(reader, out _)))
                return reader.Break<FromItem>();
        }
        while (reader.Take(SqlTokenKind.Comma));

        return PrimaryExpressionReader.Close(reader) ? FinishFunction(reader, new UnknownExpression(new SqlRange(start, reader.LastEnd)), start) : null;
    }

    /// <summary>Reads what follows a function: WITH ORDINALITY, an alias with or without columns, or the columns of a record with their types.</summary>
    private static FunctionItem? FinishFunction(SqlTokenReader reader, SqlExpression? function, int start)
    {
        if (function is null)
            return null;

        var hasOrdinality = reader.TakeWords("with", "ordinality");
        var isAs = reader.TakeWord("as");
        var alias = reader.TakeName();
        var columns = ImmutableArray<SqlName>.Empty;
        if (alias is null && isAs && !reader.At(SqlTokenKind.LeftParenthesis))
            return reader.Break<FunctionItem>();
        if ((alias is not null || isAs) && reader.At(SqlTokenKind.LeftParenthesis) && !TakeColumns(reader, alias is null, hasOrdinality, out columns))
            return reader.Break<FunctionItem>();
        return new FunctionItem(function, alias, columns, new SqlRange(start, reader.LastEnd)) { HasOrdinality = hasOrdinality };
    }

    private static bool TakeColumns(SqlTokenReader reader, bool areTyped, bool hasOrdinality, out ImmutableArray<SqlName> columns)
    {
        areTyped |= reader.Peek(2).Kind is not (SqlTokenKind.Comma or SqlTokenKind.RightParenthesis);
        if (areTyped)
            return TakeColumnDefinitions(reader, out columns) && !hasOrdinality;
        columns = NameListReader.Read(reader) ?? ImmutableArray<SqlName>.Empty;
        return !columns.IsEmpty;
    }

    /// <summary>Takes <c>(a int, b text)</c>.</summary>
    private static bool TakeColumnDefinitions(SqlTokenReader reader, out ImmutableArray<SqlName> columns)
    {
        var names = ImmutableArray.CreateBuilder<SqlName>();
        columns = ImmutableArray<SqlName>.Empty;
        if (!reader.Take(SqlTokenKind.LeftParenthesis))
            return false;
        do
        {
            if (reader.TakeName() is not { } name || TypeNameReader.Read(reader) is null || (reader.TakeWord("collate") && reader.TakeQualifiedName() is null))
                return false;
            names.Add(name);
        }
        while (reader.Take(SqlTokenKind.Comma));

        columns = names.ToImmutable();
        return reader.Take(SqlTokenKind.RightParenthesis);
    }

    /// <summary>Takes <c>[AS] alias [(columns)]</c>; true also when nothing of the kind stands here, false, and the reader broken, when it cannot be read.</summary>
    private static bool TakeAlias(SqlTokenReader reader, out SqlName? alias, out ImmutableArray<SqlName> columns)
    {
        columns = ImmutableArray<SqlName>.Empty;
        var isAs = reader.TakeWord("as");
        alias = reader.TakeName();
        if (alias is not null && reader.At(SqlTokenKind.LeftParenthesis))
            columns = NameListReader.Read(reader) ?? ImmutableArray<SqlName>.Empty;
        if (isAs && alias is null)
            reader.Break();
        return !reader.IsBroken;
    }

    private static SqlRange RangeFrom(SqlTokenReader reader, FromItem left) => new(left.Range.Start, reader.LastEnd);
}
