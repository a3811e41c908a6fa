using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads the simple statements of PL/pgSQL, up to their semicolon, and the expressions in them.</summary>
internal sealed class ProcedureStatementReader
{
    private readonly SqlTokenReader _reader;

    /// <param name="reader">Holds all tokens of the body.</param>
    public ProcedureStatementReader(SqlTokenReader reader) => _reader = reader;

    /// <summary>Whether every statement and every expression so far was read and understood.</summary>
    public bool IsReliable { get; private set; } = true;

    /// <summary>Reads the statement that begins here up to its semicolon, which is not taken; null for NULL and for nothing.</summary>
    public ProcedureStep? Read()
    {
        var start = _reader.Current.Range.Start;
        if (_reader.At(SqlTokenKind.Semicolon))
            return null;
        if (_reader.TakeWord("return"))
            return ReadReturn(start);
        if (_reader.AtWord("raise"))
            return ReadRaise(start);
        if (_reader.AtWord("exit") || _reader.AtWord("continue"))
            return ReadExit(start);
        if (_reader.AtWord("perform"))
            return ReadSql(start, isPerform: true);
        if (IsAssignment())
            return ReadAssignment(start);
        return IsOther() ? SkipOther(start) : ReadSql(start, isPerform: false);
    }

    /// <summary>Reads an expression up to a semicolon; null when none stands here.</summary>
    public SqlExpression? ReadExpression() => ReadExpressionUpTo(keyword: null);

    /// <summary>Reads an expression up to a key word, or to a semicolon when that is null; null when none stands here, or its end does not come.</summary>
    public SqlExpression? ReadExpressionUpTo(string? keyword)
    {
        if (IsAtEnd(keyword))
            return null;

        // PL/pgSQL looks for the first such word outside parentheses, be it that of a CASE.
        var start = _reader.Current.Range.Start;
        var index = _reader.Index;
        var end = keyword is not null && _reader.SkipTo(keyword) ? _reader.Index : -1;
        _reader.Index = index;
        var expression = ExpressionReader.Read(_reader);
        if (expression is not null && IsAtEnd(keyword) && (end < 0 || end == _reader.Index))
            return expression;

        // `count(*) FROM t` is an expression to PL/pgSQL, which puts SELECT before it.
        _reader.Repair();
        _reader.Index = index;
        IsReliable = false;
        var hasEnd = keyword is null ? _reader.SkipTo(SqlTokenKind.Semicolon) : _reader.SkipTo(keyword);
        return hasEnd && _reader.Index > index ? new UnknownExpression(new SqlRange(start, _reader.LastEnd)) : null;
    }

    private bool IsAtEnd(string? keyword) => keyword is null ? _reader.At(SqlTokenKind.Semicolon) : _reader.AtWord(keyword);

    /// <summary>Passes over what stands before a key word; null when nothing does, or the word does not come.</summary>
    public SqlExpression? SkipUpTo(string keyword)
    {
        var (start, index) = (_reader.Current.Range.Start, _reader.Index);
        return _reader.SkipTo(keyword) && _reader.Index > index ? new UnknownExpression(new SqlRange(start, _reader.LastEnd)) : null;
    }

    /// <summary>The query of <c>FOR row IN query LOOP</c>; null for a range, a cursor or EXECUTE.</summary>
    public SqlStatement? ReadLoopQuery()
    {
        while (!_reader.AtWord("in"))
        {
            if (_reader.AtWord("loop") || !_reader.SkipTokenOrGroup())
                return null;
        }

        _reader.Take();
        var start = _reader.Index;
        var isQuery = _reader.At(SqlTokenKind.LeftParenthesis) || PrimaryExpressionReader.IsQuery(_reader, 0) || _reader.AtWord("insert") || _reader.AtWord("update") || _reader.AtWord("delete");
        if (!isQuery || !_reader.SkipTo("loop"))
            return null;
        var query = Statement(start, _reader.Index, default);
        IsReliable &= query is { IsUnderstood: true };
        return query;
    }

    private ProcedureStep? ReadReturn(int start)
    {
        if (_reader.TakeWord("query") && !_reader.AtWord("execute"))
            return ReadSql(start, isPerform: false) is SqlStep step ? step with { IsReturned = true } : null;
        if (_reader.AtWord("next") || _reader.AtWord("execute"))
            return SkipOther(start) is { } other ? other with { IsReturned = true } : null;

        var value = ReadExpression();
        return new LeavingStep("RETURN", new SqlRange(start, _reader.LastEnd)) { Value = value };
    }

    /// <summary>RAISE leaves unless a lower level is named (PostgreSQL documentation, 43.9.1).</summary>
    private ProcedureStep? ReadRaise(int start)
    {
        _reader.Take();
        var goesOn = _reader.AtWord("debug") || _reader.AtWord("log") || _reader.AtWord("info") || _reader.AtWord("notice") || _reader.AtWord("warning");
        _reader.SkipTo(SqlTokenKind.Semicolon);
        var range = new SqlRange(start, _reader.LastEnd);
        return goesOn ? new OtherStep(range) : new LeavingStep("RAISE", range);
    }

    private ProcedureStep? ReadExit(int start)
    {
        var keyword = _reader.IsWord(_reader.Take(), "exit") ? "EXIT" : "CONTINUE";
        if (!_reader.AtWord("when"))
            _reader.TakeIdentifier();
        if (!_reader.TakeWord("when"))
            return new LeavingStep(keyword, new SqlRange(start, _reader.LastEnd));

        var condition = ReadExpression();
        var range = new SqlRange(start, _reader.LastEnd);
        var steps = ImmutableArray.Create<ProcedureStep>(new LeavingStep(keyword, range));
        return condition is null ? new OtherStep(range) : new IfStep(ImmutableArray.Create(new IfBranch(condition, steps)), ImmutableArray<ProcedureStep>.Empty, range);
    }

    /// <summary>Whether a variable, a field of it or an element stands here with <c>:=</c> or <c>=</c> behind it.</summary>
    private bool IsAssignment()
    {
        var index = _reader.Index;
        var isTarget = _reader.TakeName() is not null || _reader.Take(SqlTokenKind.PositionalParameter);
        while (isTarget && (_reader.Current.Kind is SqlTokenKind.Dot or SqlTokenKind.LeftBracket))
            isTarget = _reader.Take(SqlTokenKind.Dot) ? _reader.TakeLabel() is not null : _reader.SkipGroup();
        var isAssignment = isTarget && (_reader.At(SqlTokenKind.ColonEquals) || _reader.AtOperator("="));
        _reader.Index = index;
        return isAssignment;
    }

    private ProcedureStep ReadAssignment(int start)
    {
        var name = _reader.TakeName();
        while (!_reader.At(SqlTokenKind.ColonEquals) && !_reader.AtOperator("="))
            _reader.SkipTokenOrGroup();
        _reader.Take();
        var value = ReadExpression();
        var range = new SqlRange(start, _reader.LastEnd);
        return name is { } variable && value is not null ? new AssignmentStep(variable, value, range) : new OtherStep(range);
    }

    /// <summary>Whether the statement is one of PL/pgSQL's own without a meaning here.</summary>
    private bool IsOther() =>
        _reader.AtWord("null") || _reader.AtWord("execute") || _reader.AtWord("get") || _reader.AtWord("assert")
        || _reader.AtWord("open") || _reader.AtWord("fetch") || _reader.AtWord("move") || _reader.AtWord("close");

    private OtherStep? SkipOther(int start)
    {
        var isNull = _reader.AtWord("null");
        _reader.SkipTo(SqlTokenKind.Semicolon);
        return isNull ? null : new OtherStep(new SqlRange(start, _reader.LastEnd));
    }

    private ProcedureStep? ReadSql(int start, bool isPerform)
    {
        var index = _reader.Index;
        var into = FindInto(index, out var targets);
        _reader.Index = index;
        if (!_reader.SkipTo(SqlTokenKind.Semicolon))
            return null;

        var end = _reader.Index;
        var statement = isPerform ? Perform(index, end) : Statement(index, end, into);
        IsReliable &= statement is { IsUnderstood: true };
        return statement is null ? null : new SqlStep(statement, targets, new SqlRange(start, _reader.LastEnd));
    }

    private SelectStatement? Perform(int start, int end)
    {
        if (_reader.Slice(start, end) is not { } slice)
            return null;
        var query = SelectReader.ReadPerform(slice);
        return query with { IsReliable = query.IsReliable && slice.IsAtEnd, IsUnderstood = query.IsUnderstood && slice.IsAtEnd };
    }

    private SqlStatement? Statement(int start, int end, SqlRange cut) => _reader.Slice(start, end, cut) is { } slice ? StatementReader.Read(slice) : null;

    /// <summary>
    /// The indexes of INTO with its targets, which stand almost anywhere in a SELECT and behind RETURNING (PostgreSQL documentation, 43.5.3);
    /// empty when there is none. The INTO of INSERT and MERGE is another.
    /// </summary>
    private SqlRange FindInto(int start, out ImmutableArray<SqlName> targets)
    {
        targets = ImmutableArray<SqlName>.Empty;
        while (!_reader.At(SqlTokenKind.Semicolon) && !_reader.IsAtEnd)
        {
            var isInto = _reader.AtWord("into") && _reader.Index > start && !_reader.IsWord(_reader.Peek(-1), "insert") && !_reader.IsWord(_reader.Peek(-1), "merge");
            if (isInto)
                return TakeInto(out targets);
            if (!_reader.SkipTokenOrGroup())
                break;
        }

        return default;
    }

    private SqlRange TakeInto(out ImmutableArray<SqlName> targets)
    {
        var start = _reader.Index;
        _reader.Take();
        _reader.TakeWord("strict");
        var names = ImmutableArray.CreateBuilder<SqlName>();
        do
        {
            if (_reader.TakeName() is not { } name)
                break;
            names.Add(name);
            while (_reader.Current.Kind is SqlTokenKind.Dot or SqlTokenKind.LeftBracket && _reader.SkipTokenOrGroup())
                _reader.TakeLabel();
        }
        while (_reader.Take(SqlTokenKind.Comma));

        targets = names.ToImmutable();
        return new SqlRange(start, _reader.Index);
    }
}
