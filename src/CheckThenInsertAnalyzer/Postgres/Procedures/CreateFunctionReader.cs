using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads CREATE FUNCTION and CREATE PROCEDURE.</summary>
internal struct CreateFunctionReader
{
    private readonly SqlTokenReader _reader;
    private string _language;
    private SqlToken? _code;
    private ProcedureBody? _body;
    private bool _returnsSet;

    private CreateFunctionReader(SqlTokenReader reader)
    {
        _reader = reader;
        _language = "";
    }

    /// <summary>Reads the statement whose CREATE stands here; null when another thing is created, or the head cannot be read.</summary>
    public static CreateFunctionStatement? Read(SqlTokenReader reader)
    {
        reader.Take();
        reader.TakeWords("or", "replace");
        var isProcedure = reader.TakeWord("procedure");
        if ((!isProcedure && !reader.TakeWord("function")) || TakeName(reader) is not { } name || FunctionParameterReader.Read(reader, out var hasOutput) is not { } parameters)
            return null;

        var function = new CreateFunctionReader(reader);
        if (!function.TakeReturns(hasOutput) || !function.TakeOptions())
            reader.Break();
        function.OpenBody();
        var isUnderstood = !reader.IsBroken && reader.PassedOver == 0 && function._body is { IsReliable: true };
        return new CreateFunctionStatement(name, parameters, function._language, function._body, isProcedure, reader.StatementRange) { IsUnderstood = isUnderstood, ReturnsSet = function._returnsSet };
    }

    /// <summary>Takes the function's name, which may be a key word that names no table.</summary>
    private static QualifiedName? TakeName(SqlTokenReader reader) =>
        reader.Classify(reader.Current) == SqlKeywordClass.FunctionName && reader.TakeLabel() is { } name ? new QualifiedName(null, name) : reader.TakeQualifiedName();

    /// <summary>Takes what RETURNS gives; a table has its columns in place of parameters of mode OUT.</summary>
    private bool TakeReturns(bool hasOutput)
    {
        if (!_reader.AtWord("returns") || _reader.IsWord(_reader.Peek(1), "null"))
            return true;

        _reader.Take();
        _returnsSet = _reader.AtWord("setof") || _reader.AtWord("table");
        if (!_reader.AtWord("table") || _reader.Peek(1).Kind != SqlTokenKind.LeftParenthesis)
            return FunctionParameterReader.TakeType(_reader) is not null;

        _reader.Take();
        do
        {
            _reader.Take();
            if (_reader.TakeLabel() is null || FunctionParameterReader.TakeType(_reader) is null)
                return false;
        }
        while (_reader.At(SqlTokenKind.Comma));

        return !hasOutput && _reader.Take(SqlTokenKind.RightParenthesis);
    }

    private bool TakeOptions()
    {
        while (!_reader.IsAtEnd)
        {
            if (_reader.AtWords("begin", "atomic") || _reader.AtWord("return"))
                return ReadStandardBody();
            if (!TakeOption())
                return false;
        }

        return true;
    }

    private bool TakeOption()
    {
        if (_reader.TakeWord("as"))
            return TakeCode();
        if (_reader.TakeWord("language"))
            return (_language = LanguageReader.Read(_reader) ?? "").Length > 0;
        if (_reader.TakeWord("set"))
            return TakeSetting();
        if (_reader.TakeWord("cost") || _reader.TakeWord("rows"))
            return _reader.Take(SqlTokenKind.Number);
        if (_reader.TakeWord("support"))
            return _reader.TakeQualifiedName() is not null;
        if (_reader.TakeWord("parallel"))
            return _reader.TakeName() is not null;
        if (_reader.TakeWord("transform"))
            return TakeTransforms();
        return TakeWords();
    }

    private readonly bool TakeWords()
    {
        if (_reader.TakeWords("called", "on"))
            return _reader.TakeWords("null", "input");
        if (_reader.TakeWords("returns", "null"))
            return _reader.TakeWord("on") && _reader.TakeWords("null", "input");
        _reader.TakeWord("external");
        if (_reader.TakeWord("security"))
            return _reader.TakeWord("invoker") || _reader.TakeWord("definer");
        _reader.TakeWord("not");
        return _reader.TakeWord("leakproof") || _reader.TakeWord("immutable") || _reader.TakeWord("stable") || _reader.TakeWord("volatile")
            || _reader.TakeWord("strict") || _reader.TakeWord("window");
    }

    private bool TakeCode()
    {
        if (!_reader.Current.IsString)
            return false;
        _code = _reader.Take();
        return !_reader.Take(SqlTokenKind.Comma) || (_reader.Current.IsString && _reader.Take().IsString);
    }

    private readonly bool TakeSetting()
    {
        if (_reader.TakeQualifiedName() is null)
            return false;
        if (_reader.TakeWords("from", "current"))
            return true;
        if (!_reader.TakeWord("to") && !_reader.TakeOperator("="))
            return false;
        do
        {
            _reader.TakeOperator("-");
            if (!_reader.Current.IsString && _reader.Current.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.Number))
                return false;
            _reader.Take();
        }
        while (_reader.Take(SqlTokenKind.Comma));

        return true;
    }

    private readonly bool TakeTransforms()
    {
        do
        {
            if (!_reader.TakeWords("for", "type") || TypeNameReader.Read(_reader) is null)
                return false;
        }
        while (_reader.Take(SqlTokenKind.Comma));

        return true;
    }

    /// <summary>Reads <c>RETURN expression</c> or <c>BEGIN ATOMIC … END</c>, behind which nothing may stand.</summary>
    private bool ReadStandardBody()
    {
        if (_language.Length == 0)
            _language = "sql";

        var start = _reader.Current.Range.Start;
        var steps = ImmutableArray.CreateBuilder<ProcedureStep>();
        bool isRead;
        if (_reader.TakeWords("begin", "atomic"))
        {
            while (!_reader.IsAtEnd && !(_reader.AtWord("end") && _reader.Peek(1).Kind == SqlTokenKind.End))
            {
                if (!TakeStatement(steps))
                    break;
            }

            isRead = _reader.TakeWord("end");
        }
        else
        {
            isRead = SqlBodyReader.ReadReturn(_reader) is { } step && Keep(steps, step);
        }

        isRead &= _reader.IsAtEnd;
        _body = new ProcedureBody(steps.ToImmutable(), ImmutableArray<ExceptionHandler>.Empty, isRead && steps.All(SqlBodyReader.IsUnderstood), new SqlRange(start, _reader.LastEnd));
        return isRead;
    }

    private readonly bool TakeStatement(ImmutableArray<ProcedureStep>.Builder steps)
    {
        var start = _reader.Index;
        if (!_reader.SkipTo(SqlTokenKind.Semicolon))
            return false;
        if (_reader.Slice(start, _reader.Index) is { } statement)
            steps.Add(SqlBodyReader.ReadStep(statement));
        return _reader.Take(SqlTokenKind.Semicolon);
    }

    private static bool Keep(ImmutableArray<ProcedureStep>.Builder steps, ProcedureStep step)
    {
        steps.Add(step);
        return true;
    }

    private void OpenBody()
    {
        if (_code is not { } code || _body is not null || _language is not ("sql" or "plpgsql") || BodyText.Open(_reader, code) is not { } inside)
            return;
        _body = _language == "sql" ? SqlBodyReader.Read(inside) : ProcedureBodyReader.Read(inside);
    }
}
