using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// Reads the statements in the body of a DO. What stands there without a condition, or where something is not there yet (IF NOT EXISTS, as idempotent
/// scripts of EF Core have it), is taken as done; of what another condition guards it is only known that it may have been done.
/// </summary>
internal struct DoBodyReader
{
    private readonly SqlTokenReader _reader;
    private readonly SourceLines _lines;
    private readonly ImmutableArray<DdlStep>.Builder _steps = ImmutableArray.CreateBuilder<DdlStep>();
    private readonly Stack<Branch> _branches = [];
    private bool _hasBegun;

    private DoBodyReader(string body, int line)
    {
        _reader = new SqlTokenReader(body);
        _lines = new SourceLines(body, line);
    }

    /// <summary>Whether the statements of a branch are run.</summary>
    private enum Branch
    {
        Taken,
        Doubtful,
        NotTaken,
    }

    /// <summary>Reads a DO after its first word; empty when its body is not PL/pgSQL.</summary>
    public static ImmutableArray<DdlStep> Read(SqlTokenReader reader, SourceLines lines)
    {
        string? body = null;
        var line = 0;
        while (!reader.IsAtEnd)
        {
            if (reader.TakeWord("language") && !reader.AtWord("plpgsql"))
                return ImmutableArray<DdlStep>.Empty;
            var token = reader.Take();
            if (!token.IsString)
                continue;
            body = SqlTokenValue.String(reader.Text, token);
            line = lines.At(token.Range.Start);
        }

        return body is null ? ImmutableArray<DdlStep>.Empty : new DoBodyReader(body, line).Read();
    }

    private ImmutableArray<DdlStep> Read()
    {
        while (_reader.MoveToNextStatement())
            ReadStatement();
        return _steps.ToImmutable();
    }

    /// <summary>Takes the words before a statement that begin, part and end branches, then the statement itself.</summary>
    private void ReadStatement()
    {
        while (!_reader.IsAtEnd && TakeStructure())
        {
        }

        if (!_hasBegun || _reader.IsAtEnd)
            return;

        var start = _reader.Current.Range.Start;
        if (_reader.TakeWord("execute"))
        {
            // What is put together from parts is not known.
            if (SqlTokenValue.String(_reader.Text, _reader.Take()) is { } text && _reader.IsAtEnd)
                AddSteps(text, start);
        }
        else if (_reader.AtWord("create") || _reader.AtWord("alter") || _reader.AtWord("drop"))
        {
            AddSteps(_reader.Text.Substring(start, _reader.StatementRange.End - start), start);
        }
    }

    private bool TakeStructure()
    {
        if (_reader.TakeWord("begin"))
        {
            _hasBegun = true;
            _branches.Push(Current());
            return true;
        }

        if (!_hasBegun)
        {
            _reader.Take();
            return true;
        }

        if (_reader.TakeWord("if"))
            return PushCondition();
        if (_reader.TakeWord("for") || _reader.TakeWord("while") || _reader.TakeWord("foreach"))
            return SkipTo("loop") && Push(Branch.Doubtful);
        if (_reader.TakeWord("loop") || _reader.TakeWord("case"))
            return Push(Branch.Doubtful);
        if (_reader.TakeWord("elsif") || _reader.TakeWord("elseif"))
            return SkipTo("then") && TurnAway();
        if (_reader.TakeWord("else") || _reader.TakeWord("exception"))
            return TurnAway();
        if (_reader.TakeWord("when"))
            return SkipTo("then");
        return _reader.TakeWord("end") && Pop();
    }

    private readonly Branch Current() => _branches.Count == 0 ? Branch.Taken : _branches.Peek();

    private readonly bool Push(Branch branch)
    {
        _branches.Push(Current() == Branch.Taken ? branch : Current());
        return true;
    }

    /// <summary>After END come IF, LOOP, CASE or a label.</summary>
    private readonly bool Pop()
    {
        if (_branches.Count > 0)
            _branches.Pop();
        while (!_reader.IsAtEnd)
            _reader.Take();
        return true;
    }

    /// <summary>The other branch of a condition that holds is not run; the other branch of an unknown one may be. Handlers run when something failed.</summary>
    private readonly bool TurnAway()
    {
        if (_branches.Count > 0)
            _branches.Push(_branches.Pop() == Branch.Taken ? Branch.NotTaken : Branch.Doubtful);
        return true;
    }

    private readonly bool SkipTo(string word)
    {
        while (!_reader.TakeWord(word))
        {
            if (!_reader.SkipTokenOrGroup())
                return false;
        }

        return true;
    }

    /// <summary>NOT EXISTS is taken to hold: the script is run on a database that does not have it yet. EXISTS in the catalog changes only what is there.</summary>
    private readonly bool PushCondition()
    {
        var start = _reader.Index;
        if (!SkipTo("then"))
            return false;

        var end = _reader.Index;
        _reader.Index = start;
        var holds = _reader.TakeWord("not") && _reader.TakeWord("exists") && _reader.SkipGroup() && _reader.Index == end - 1;
        _reader.Index = start;
        holds |= _reader.TakeWord("exists") && AsksCatalog() && _reader.Index == end - 1;
        _reader.Index = end;
        return Push(holds ? Branch.Taken : Branch.Doubtful);
    }

    /// <summary>Passes over a group and says whether it reads the server's own tables.</summary>
    private readonly bool AsksCatalog()
    {
        var start = _reader.Current.Range.Start;
        if (!_reader.SkipGroup())
            return false;
        var query = _reader.Text.Substring(start, _reader.LastEnd - start);
        return query.IndexOf("information_schema", StringComparison.OrdinalIgnoreCase) >= 0 || query.IndexOf("pg_", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private readonly void AddSteps(string text, int offset)
    {
        if (Current() == Branch.NotTaken)
            return;
        foreach (var step in DdlScriptReader.Read(text, _lines.At(offset)).Steps)
        {
            if (Current() == Branch.Taken)
                _steps.Add(step);
            else
                _steps.AddRange(InDoubt(step));
        }
    }

    /// <summary>What is known when it is not known whether the step was done.</summary>
    private static IEnumerable<DdlStep> InDoubt(DdlStep step) => step switch
    {
        CreateIndex index => [index with { Index = null }],
        CreateTable table => [new LeaveOut(table.Name, IsCreation: true, table.Line)],
        CreateTableAs table => [new LeaveOut(table.Name, IsCreation: true, table.Line)],
        AlterTable alter => [new LeaveOut(alter.Name, IsCreation: false, alter.Line)],
        RenameRelation rename => [new LeaveOut(rename.Name, IsCreation: false, rename.Line)],
        RenameColumn rename => [new LeaveOut(rename.Name, IsCreation: false, rename.Line)],
        RenameConstraint rename => [new LeaveOut(rename.Table, IsCreation: false, rename.Line)],
        DropRelations drop => drop.Names.Select(name => new LeaveOut(name, IsCreation: false, drop.Line)),
        _ => [],
    };
}
