using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads the statements of a script that have to do with tables and keys, and passes over the others.</summary>
internal struct DdlScriptReader
{
    private readonly SqlTokenReader _reader;
    private readonly SourceLines _lines;
    private readonly ImmutableArray<DdlStep>.Builder _steps = ImmutableArray.CreateBuilder<DdlStep>();
    private int _transactionStart = -1;

    private DdlScriptReader(string text, int firstLine)
    {
        _reader = new SqlTokenReader(text, isScript: true);
        _lines = new SourceLines(text, firstLine);
    }

    /// <summary>Reads a whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="firstLine">The line of its file on which it begins.</param>
    public static DdlScript Read(string text, int firstLine = 1)
    {
        var script = new DdlScriptReader(text, firstLine);
        var undo = new UndoSections(text);
        while (script._reader.MoveToNextStatement())
        {
            if (!undo.Hold(script._reader.StatementRange.Start))
                script.ReadStatement();
        }

        return new DdlScript(script._steps.ToImmutable());
    }

    private void ReadStatement()
    {
        if (_reader.TakeWord("create"))
            Add(CreateReader.Read(_reader, _lines));
        else if (_reader.TakeWord("alter"))
            Add(AlterReader.Read(_reader, _lines));
        else if (_reader.TakeWord("drop"))
            Add(DropReader.Read(_reader, Line()));
        else if (_reader.TakeWord("set"))
            Add(SearchPathReader.ReadSet(_reader, Line()));
        else if (_reader.TakeWord("reset") || _reader.TakeWord("discard"))
            Add(SearchPathReader.ReadReset(_reader, Line()));
        else if (_reader.TakeWord("select"))
            ReadSelect();
        else if (_reader.TakeWord("do"))
            _steps.AddRange(DoBodyReader.Read(_reader, _lines));
        else
            ReadTransaction();
    }

    private readonly int Line() => _lines.At(_reader.StatementRange.Start);

    private readonly void Add(DdlStep? step)
    {
        if (step is not null)
            _steps.Add(step);
    }

    private readonly void ReadSelect()
    {
        var start = _reader.Index;
        if (SearchPathReader.ReadSetConfig(_reader, Line()) is { } path)
        {
            _steps.Add(path);
            return;
        }

        _reader.Index = start;
        ReadSelectInto();
    }

    /// <summary>SELECT … INTO makes a table.</summary>
    private readonly void ReadSelectInto()
    {
        while (!_reader.TakeWord("into"))
        {
            if (_reader.AtWord("from") || !_reader.SkipTokenOrGroup())
                return;
        }

        var isTemporary = _reader.TakeWord("temp") || _reader.TakeWord("temporary");
        _reader.TakeWord("unlogged");
        _reader.TakeWord("table");
        if (_reader.TakeQualifiedName() is { } name)
            _steps.Add(new CreateTableAs(name, isTemporary, IfNotExists: false, ViewQuery.Unknown, ImmutableArray<string>.Empty, Line()));
    }

    /// <summary>What a transaction did that is rolled back did not happen.</summary>
    private void ReadTransaction()
    {
        if (_reader.TakeWord("begin") || _reader.TakeWords("start", "transaction"))
        {
            _transactionStart = _steps.Count;
        }
        else if (_reader.TakeWord("commit") || _reader.TakeWord("end"))
        {
            _transactionStart = -1;
        }
        else if ((_reader.TakeWord("rollback") || _reader.TakeWord("abort")) && _transactionStart >= 0 && !IsToSavepoint())
        {
            _steps.Count = _transactionStart;
            _transactionStart = -1;
        }
    }

    private readonly bool IsToSavepoint()
    {
        if (!_reader.TakeWord("work"))
            _reader.TakeWord("transaction");
        return _reader.AtWord("to");
    }
}
