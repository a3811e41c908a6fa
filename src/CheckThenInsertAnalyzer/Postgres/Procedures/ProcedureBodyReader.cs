using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>
/// Reads the blocks and control structures of PL/pgSQL (PostgreSQL documentation, 43.2, 43.6). Where its grammar is left, reading ends and the body is not reliable;
/// an expression that cannot be read is an unknown.
/// </summary>
internal sealed class ProcedureBodyReader
{
    private readonly SqlTokenReader _reader;
    private readonly ProcedureStatementReader _statements;
    private bool _isReliable = true;

    private ProcedureBodyReader(SqlTokenReader reader)
    {
        _reader = reader;
        _statements = new ProcedureStatementReader(reader);
    }

    /// <summary>Reads a body from its own reader; null when there is nothing in it.</summary>
    public static ProcedureBody? Read(SqlTokenReader reader)
    {
        if (!reader.MoveToEnd())
            return null;

        var body = new ProcedureBodyReader(reader);
        body.SkipOptions();
        var block = body.ReadBlock();
        reader.Take(SqlTokenKind.Semicolon);
        return block with { IsReliable = body._isReliable && body._statements.IsReliable && reader.IsAtEnd, Range = reader.StatementRange };
    }

    /// <summary>Passes over <c>#variable_conflict use_column</c> and its like.</summary>
    private void SkipOptions()
    {
        while (_reader.TakeOperator("#"))
        {
            _reader.Take(SqlTokenKind.Word);
            _reader.Take(SqlTokenKind.Word);
        }
    }

    private ProcedureBody ReadBlock()
    {
        var start = _reader.Current.Range.Start;
        TakeLabel();
        var variables = _reader.TakeWord("declare") ? ReadDeclarations() : ImmutableArray<ProcedureVariable>.Empty;
        var steps = ImmutableArray<ProcedureStep>.Empty;
        var handlers = ImmutableArray<ExceptionHandler>.Empty;
        Expect(_reader.TakeWord("begin"));
        if (_isReliable && Enter())
        {
            steps = ReadSteps();
            if (_reader.TakeWord("exception"))
                handlers = ReadHandlers();
            _reader.Leave();
        }

        Expect(_reader.TakeWord("end"));
        if (_isReliable && !_reader.At(SqlTokenKind.Semicolon))
            _reader.TakeIdentifier();
        return new ProcedureBody(steps, handlers, _isReliable, new SqlRange(start, _reader.LastEnd)) { Variables = variables };
    }

    private void Expect(bool isThere) => _isReliable &= isThere;

    private bool Enter()
    {
        if (_reader.TryEnter())
            return true;
        _isReliable = false;
        return false;
    }

    private void TakeLabel()
    {
        if (!_reader.TakeOperator("<<"))
            return;
        Expect(_reader.TakeIdentifier() is not null);
        Expect(_reader.TakeOperator(">>"));
    }

    private ImmutableArray<ProcedureVariable> ReadDeclarations()
    {
        var variables = ImmutableArray.CreateBuilder<ProcedureVariable>();
        while (_isReliable && !_reader.AtWord("begin"))
        {
            if (_reader.TakeWord("declare"))
                continue;
            if (ReadDeclaration() is { } variable)
                variables.Add(variable);
        }

        return variables.ToImmutable();
    }

    private ProcedureVariable? ReadDeclaration()
    {
        if (_reader.TakeIdentifier() is not { } name)
        {
            _isReliable = false;
            return null;
        }

        var isAlias = _reader.TakeWords("alias", "for");
        SqlExpression? value = null;
        if (!isAlias && (_reader.AtWord("cursor") || _reader.AtWord("scroll") || _reader.AtWords("no", "scroll")))
            Expect(_reader.SkipTo(SqlTokenKind.Semicolon));
        else if (isAlias || TakeType())
            Expect((value = _statements.ReadExpression()) is not null);
        Expect(_reader.At(SqlTokenKind.Semicolon));
        EndStatement();
        return new ProcedureVariable(name, isAlias, value);
    }

    /// <summary>Takes CONSTANT, the type, COLLATE and NOT NULL; false when no value follows.</summary>
    private bool TakeType()
    {
        _reader.TakeWord("constant");
        Expect(FunctionParameterReader.TakeType(_reader) is not null);
        Expect(!_reader.TakeWord("collate") || _reader.TakeQualifiedName() is not null);
        if (_reader.TakeWord("not"))
            Expect(_reader.TakeWord("null"));
        return _isReliable && (_reader.Take(SqlTokenKind.ColonEquals) || _reader.TakeOperator("=") || _reader.TakeWord("default"));
    }

    /// <summary>Takes the semicolon; what stands before it is passed over.</summary>
    private void EndStatement()
    {
        Expect(_reader.SkipTo(SqlTokenKind.Semicolon));
        _reader.Take(SqlTokenKind.Semicolon);
    }

    private ImmutableArray<ProcedureStep> ReadSteps()
    {
        var steps = ImmutableArray.CreateBuilder<ProcedureStep>();
        while (_isReliable && !_reader.IsAtEnd && !IsEndOfSteps())
        {
            if (ReadStep() is { } step)
                steps.Add(step);
        }

        return steps.ToImmutable();
    }

    private bool IsEndOfSteps() =>
        _reader.AtWord("end") || _reader.AtWord("else") || _reader.AtWord("elsif") || _reader.AtWord("elseif") || _reader.AtWord("when")
        || (_reader.AtWord("exception") && _reader.IsWord(_reader.Peek(1), "when"));

    private ProcedureStep? ReadStep()
    {
        var start = _reader.Current.Range.Start;
        TakeLabel();
        if (_reader.AtWord("declare") || (_reader.AtWord("begin") && _reader.Peek(1).Kind != SqlTokenKind.Semicolon))
            return ReadInnerBlock(start);
        if (_reader.TakeWord("if"))
            return Enter() ? ReadIf(start) : null;
        if (_reader.TakeWord("case"))
            return Enter() ? ReadCase(start) : null;
        if (_reader.AtWord("loop") || _reader.AtWord("while") || _reader.AtWord("for") || _reader.AtWord("foreach"))
            return Enter() ? ReadLoop(start) : null;

        // There is no empty statement: that is NULL.
        Expect(!_reader.At(SqlTokenKind.Semicolon));
        var step = _statements.Read();
        EndStatement();
        return step;
    }

    private BlockStep ReadInnerBlock(int start)
    {
        var body = ReadBlock() with { IsReliable = _isReliable };
        EndStatement();
        return new BlockStep(body, new SqlRange(start, _reader.LastEnd));
    }

    private IfStep ReadIf(int start)
    {
        var branches = ImmutableArray.CreateBuilder<IfBranch>();
        do
        {
            var condition = _statements.ReadExpressionUpTo("then");
            Expect(condition is not null && _reader.TakeWord("then"));
            if (_isReliable)
                branches.Add(new IfBranch(condition!, ReadSteps()));
        }
        while (_isReliable && (_reader.TakeWord("elsif") || _reader.TakeWord("elseif")));

        return FinishBranches(branches, start, "if");
    }

    /// <summary>Reads CASE, whose branches are conditions or, behind an operand, lists of values.</summary>
    private IfStep ReadCase(int start)
    {
        var hasOperand = !_reader.AtWord("when");
        if (hasOperand)
            Expect(_statements.ReadExpressionUpTo("when") is not null);

        var branches = ImmutableArray.CreateBuilder<IfBranch>();
        while (_isReliable && _reader.TakeWord("when"))
        {
            var condition = hasOperand ? _statements.SkipUpTo("then") : _statements.ReadExpressionUpTo("then");
            Expect(condition is not null && _reader.TakeWord("then"));
            if (_isReliable)
                branches.Add(new IfBranch(condition!, ReadSteps()));
        }

        return FinishBranches(branches, start, "case");
    }

    private IfStep FinishBranches(ImmutableArray<IfBranch>.Builder branches, int start, string keyword)
    {
        var otherwise = _isReliable && _reader.TakeWord("else") ? ReadSteps() : ImmutableArray<ProcedureStep>.Empty;
        _reader.Leave();
        Expect(_reader.TakeWords("end", keyword));
        EndStatement();
        return new IfStep(branches.ToImmutable(), otherwise, new SqlRange(start, _reader.LastEnd));
    }

    private LoopStep ReadLoop(int start)
    {
        var query = _reader.TakeWord("for") ? _statements.ReadLoopQuery() : null;
        Expect(_reader.SkipTo("loop"));
        _reader.TakeWord("loop");
        var steps = ReadSteps();
        _reader.Leave();
        Expect(_reader.TakeWords("end", "loop"));
        EndStatement();
        return new LoopStep(steps, new SqlRange(start, _reader.LastEnd)) { Query = query };
    }

    private ImmutableArray<ExceptionHandler> ReadHandlers()
    {
        var handlers = ImmutableArray.CreateBuilder<ExceptionHandler>();
        while (_isReliable && _reader.TakeWord("when"))
        {
            var conditions = ReadConditions();
            Expect(_reader.TakeWord("then"));
            if (_isReliable)
                handlers.Add(new ExceptionHandler(conditions, ReadSteps()));
        }

        return handlers.ToImmutable();
    }

    private ImmutableArray<string> ReadConditions()
    {
        var conditions = ImmutableArray.CreateBuilder<string>();
        do
        {
            var name = _reader.TakeWord("sqlstate") ? SqlTokenValue.String(_reader.Text, _reader.Take()) : _reader.TakeLabel()?.Value;
            Expect(name is not null);
            if (name is not null)
                conditions.Add(name);
        }
        while (_reader.TakeWord("or"));

        return conditions.ToImmutable();
    }
}
