using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Gives the tokens of a text statement by statement, and the questions a parser asks of them.</summary>
internal sealed class SqlTokenReader
{
    /// <summary>How deep parentheses, prefix operators and blocks may nest before their inside is passed over unread: a level takes up to 4 KB of stack.</summary>
    private const int MaxDepth = 100;

    /// <summary>Database, schema and name; the server takes more for a syntax error.</summary>
    private const int MaxNameParts = 3;

    private const int NoBracket = -1;

    private readonly bool _isScript;
    private readonly SqlReadingMeter? _meter = SqlReadingMeter.Current;
    private readonly SqlReadingBuffers _buffers;
    private SqlLexer _lexer;
    private SqlToken[] _tokens;

    /// <summary>For each bracket that opens, the index of the one that closes it; a negative number, which tells the bracket round it, while none has.</summary>
    private int[] _partners;

    private int _count;
    private int _openBracket;
    private readonly int _firstDepth;
    private int _depth;
    private Dictionary<string, int>? _commonTables;
    private int _holeCount;
    private int _holeOffset;

    /// <param name="text">The SQL text.</param>
    /// <param name="isScript">Whether the text is a psql script, which may hold meta-commands and the data of COPY.</param>
    public SqlTokenReader(string text, bool isScript = false)
    {
        Text = text;
        _isScript = isScript;
        _lexer = new SqlLexer(text);
        _buffers = SqlReadingBuffers.Rent(out _tokens, out _partners);
        _openBracket = NoBracket;
    }

    /// <summary>Reads the body of a function as if there were nothing round it; offsets stay those of the whole text.</summary>
    /// <param name="outer">The reader of the statement that has the body.</param>
    /// <param name="body">Where in its text the body stands.</param>
    public SqlTokenReader(SqlTokenReader outer, SqlRange body)
        : this(outer, body, body.Length / 4, outer.BodyDepth + 1) => CountHolesLike(outer, body.Start);

    private SqlTokenReader(SqlTokenReader outer, SqlRange range, int capacity, int bodyDepth)
    {
        Text = outer.Text;
        BodyDepth = bodyDepth;
        _lexer = new SqlLexer(Text, range, hasPlaceholders: false);
        _buffers = outer._buffers;
        _firstDepth = outer._depth;
        _depth = _firstDepth;
        capacity = Math.Min(Math.Max(capacity, 8), 256);
        _tokens = new SqlToken[capacity];
        _partners = new int[capacity];
        _openBracket = NoBracket;
    }

    public string Text { get; }

    /// <summary>Expressions of lists that are being read.</summary>
    public ItemStack<SqlExpression> Expressions => _buffers.Expressions;

    /// <summary>Names of lists that are being read.</summary>
    public ItemStack<SqlName> Names => _buffers.Names;

    /// <summary>What the items of select lists are called.</summary>
    public ItemStack<SqlName?> Aliases => _buffers.Aliases;

    /// <summary>In how many bodies of functions and DO the tokens stand.</summary>
    public int BodyDepth { get; }

    /// <summary>Which token of the statement is next; may be set back to where it was.</summary>
    public int Index { get; set; }

    /// <summary>Whether something was met that PostgreSQL's grammar, as far as it is known here, does not allow at that place.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>How many parts of the statement were passed over without a look at their grammar: while it stays, everything was read.</summary>
    public int PassedOver { get; private set; }

    /// <summary>
    /// How many operators, or joins, may follow one another at this depth before the tree grows no further: the deeper, the fewer, so that
    /// chains within chains give no tree that is too high for whoever walks it.
    /// </summary>
    public int MaxChain => 500 / (_depth + 1);

    public SqlToken Current => Peek(0);

    /// <summary>The offset just after the token that was taken last.</summary>
    public int LastEnd => Index > 0 && _count > 0 ? _tokens[Math.Min(Index, _count) - 1].Range.End : Current.Range.Start;

    /// <summary>The range of the whole statement, without its semicolon.</summary>
    public SqlRange StatementRange => new(_tokens[0].Range.Start, _tokens[_count - 1].Range.End);

    public bool IsAtEnd => Index >= _count;

    /// <summary>Reads the tokens of the next statement that has any; false when the text is at its end.</summary>
    public bool MoveToNextStatement()
    {
        // A body is read while the statement round it may have lists open.
        if (BodyDepth == 0)
            _buffers.Clear();
        do
        {
            Index = 0;
            _count = 0;
            _depth = _firstDepth;
            _openBracket = NoBracket;
            _commonTables = null;
            PassedOver = 0;
            IsBroken = false;
            if (!ReadStatement() && _count == 0)
                return false;
        }
        while (_count == 0);

        if (_isScript)
            SkipCopyData();
        return true;
    }

    /// <summary>Reads all tokens there are, semicolons included, as if they were one statement; false when there are none.</summary>
    public bool MoveToEnd()
    {
        Index = 0;
        while (_lexer.Next() is { Kind: not SqlTokenKind.End } token)
        {
            _meter?.Add(token.Range.Length + 1);
            Add(token);
        }

        return _count > 0;
    }

    /// <summary>Gives some of the tokens as a statement of its own; null when there are none.</summary>
    /// <param name="start">The index of the first token.</param>
    /// <param name="end">The index behind the last one.</param>
    /// <param name="cut">The indexes of tokens that are left out, such as those of PL/pgSQL's INTO; empty for none.</param>
    public SqlTokenReader? Slice(int start, int end, SqlRange cut = default)
    {
        if (end - start - cut.Length <= 0)
            return null;

        var slice = new SqlTokenReader(this, default, end - start, BodyDepth);
        slice.CountHolesLike(this, _tokens[start].Range.Start);
        for (var index = start; index < end; index++)
        {
            if (index < cut.Start || index >= cut.End)
                slice.Add(_tokens[index]);
        }

        return slice;
    }

    /// <summary>Leaves the buffers to who reads next; nothing may be read after this.</summary>
    public void Close() => _buffers.Return(_tokens, _partners);

    /// <summary>Goes on behind a part that could not be read.</summary>
    public void Repair() => IsBroken = false;

    public SqlToken Peek(int distance)
    {
        _meter?.Add(1);
        var index = Index + distance;
        if (index < _count)
            return _tokens[index];

        var end = _count == 0 ? 0 : _tokens[_count - 1].Range.End;
        return new SqlToken(SqlTokenKind.End, new SqlRange(end, end), HasHole: false);
    }

    public SqlToken Take()
    {
        var token = Current;
        if (!IsAtEnd)
            Index++;
        return token;
    }

    public bool At(SqlTokenKind kind) => Current.Kind == kind;

    public bool Take(SqlTokenKind kind)
    {
        if (Current.Kind != kind)
            return false;
        Index++;
        return true;
    }

    /// <summary>Whether the token is this key word.</summary>
    /// <param name="keyword">In lower case.</param>
    public bool IsWord(SqlToken token, string keyword) => token.Kind == SqlTokenKind.Word && SqlKeywords.Matches(Text, token.Range, keyword);

    public bool AtWord(string keyword) => IsWord(Current, keyword);

    public bool AtWords(string first, string second) => IsWord(Current, first) && IsWord(Peek(1), second);

    public bool TakeWord(string keyword)
    {
        if (!AtWord(keyword))
            return false;
        Index++;
        return true;
    }

    public bool TakeWords(string first, string second)
    {
        if (!AtWords(first, second))
            return false;
        Index += 2;
        return true;
    }

    public bool TakeWords(string first, string second, string third)
    {
        if (!AtWords(first, second) || !IsWord(Peek(2), third))
            return false;
        Index += 3;
        return true;
    }

    public bool IsOperator(SqlToken token, string symbol) =>
        token.Kind == SqlTokenKind.Operator && token.Range.Length == symbol.Length && string.CompareOrdinal(Text, token.Range.Start, symbol, 0, symbol.Length) == 0;

    public bool AtOperator(string symbol) => IsOperator(Current, symbol);

    public bool TakeOperator(string symbol)
    {
        if (!AtOperator(symbol))
            return false;
        Index++;
        return true;
    }

    public SqlKeywordClass Classify(SqlToken token) => token.Kind == SqlTokenKind.Word ? SqlKeywords.Classify(Text, token.Range) : SqlKeywordClass.Unreserved;

    /// <summary>Whether the token may name a column, table or alias.</summary>
    public bool IsName(SqlToken token) =>
        !token.HasHole
        && (token.IsQuotedName || (token.Kind == SqlTokenKind.Word && Classify(token) is SqlKeywordClass.Unreserved or SqlKeywordClass.ColumnName));

    public bool AtName() => IsName(Current);

    /// <summary>Takes a column, table or alias name; null, and nothing taken, when none stands here or its spelling is not known.</summary>
    public SqlName? TakeName()
    {
        if (!AtName() || SqlTokenValue.Name(Text, Current) is not { } name)
            return null;
        Index++;
        return name;
    }

    /// <summary>Takes a name that stands after a dot or AS, where key words are allowed.</summary>
    public SqlName? TakeLabel()
    {
        if (SqlTokenValue.Name(Text, Current) is not { } name)
            return null;
        Index++;
        return name;
    }

    /// <summary>Takes any name but a reserved word: that of a function, a type, or of something in PL/pgSQL.</summary>
    public SqlName? TakeIdentifier() => Classify(Current) == SqlKeywordClass.Reserved ? null : TakeLabel();

    /// <summary>Takes <c>name</c>, <c>schema.name</c> or <c>database.schema.name</c>; null when the last part's spelling is not known.</summary>
    public QualifiedName? TakeQualifiedName()
    {
        if ((TakeName() ?? TakeSchemaWithHole()) is not { } name)
            return null;

        SqlName? schema = null;
        for (var parts = 1; Take(SqlTokenKind.Dot); parts++)
        {
            schema = name;
            if (parts == MaxNameParts)
                return null;
            if (TakeLabel() is not { } next)
                return null;
            name = next;
        }

        return new QualifiedName(schema, name);
    }

    /// <summary>Takes the name of a schema that C# puts in, wholly or in part, when a dot follows it.</summary>
    private SqlName? TakeSchemaWithHole()
    {
        var token = Current;
        if (!token.HasHole || !(token.IsQuotedName || token.Kind is SqlTokenKind.Hole or SqlTokenKind.Word) || Peek(1).Kind != SqlTokenKind.Dot)
            return null;
        Index++;
        return new SqlName(Text.Substring(token.Range.Start, token.Range.Length), token.IsQuotedName, token.Range);
    }

    /// <summary>Says that the statement is not what it should be; gives null so that a reader can return it.</summary>
    public SqlExpression? Break()
    {
        IsBroken = true;
        return null;
    }

    /// <summary>Says that the statement is not what it should be; gives null so that a reader can return it.</summary>
    public T? Break<T>()
        where T : class
    {
        IsBroken = true;
        return null;
    }

    /// <summary>Says that a part was passed over without a look at its grammar.</summary>
    public void PassOver() => PassedOver++;

    /// <summary>Whether the bracket that opens here is closed, by one of its kind.</summary>
    public bool IsClosed => Current.Kind is SqlTokenKind.LeftParenthesis or SqlTokenKind.LeftBracket && _partners[Index] > 0;

    /// <summary>Passes over a parenthesised or bracketed group; false when it does not end or when none begins here.</summary>
    public bool SkipGroup()
    {
        if (!IsClosed)
            return false;
        Index = _partners[Index] + 1;
        PassedOver++;
        return true;
    }

    /// <summary>Takes a token, or the whole group that it opens.</summary>
    public bool SkipTokenOrGroup()
    {
        if (Current.Kind is SqlTokenKind.LeftParenthesis or SqlTokenKind.LeftBracket)
            return SkipGroup();
        if (Current.Kind is SqlTokenKind.End or SqlTokenKind.RightParenthesis or SqlTokenKind.RightBracket or SqlTokenKind.Unterminated or SqlTokenKind.Invalid)
            return false;
        Index++;
        return true;
    }

    /// <summary>Goes to the next token of a kind outside brackets; false when there is none, or a bracket before it is not closed.</summary>
    public bool SkipTo(SqlTokenKind kind)
    {
        while (!At(kind))
        {
            if (!SkipTokenOrGroup())
                return false;
        }

        return true;
    }

    /// <summary>Goes to the next such key word of the statement outside brackets; false when a semicolon or the end comes first.</summary>
    public bool SkipTo(string keyword)
    {
        while (!AtWord(keyword))
        {
            if (At(SqlTokenKind.Semicolon) || !SkipTokenOrGroup())
                return false;
        }

        return true;
    }

    /// <summary>Goes one level deeper; false, and no deeper, when that is deeper than is read. Each true needs a <see cref="Leave"/>.</summary>
    public bool TryEnter()
    {
        if (_depth >= MaxDepth)
            return false;
        _depth++;
        return true;
    }

    public void Leave() => _depth--;

    /// <summary>Says that from here on the name is one of WITH.</summary>
    public void Declare(SqlName commonTable)
    {
        _commonTables ??= [];
        _commonTables.TryGetValue(commonTable.Value, out var count);
        _commonTables[commonTable.Value] = count + 1;
    }

    /// <summary>Says that the statement which declared these names is over.</summary>
    public void Forget(ImmutableArray<CommonTable> commonTables)
    {
        foreach (var commonTable in commonTables)
            _commonTables![commonTable.Name.Value]--;
    }

    /// <summary>Whether a query of WITH has this name, in the statement that is being read or in one round it.</summary>
    public bool IsCommonTable(QualifiedName name) =>
        name.Schema is null && _commonTables is not null && _commonTables.TryGetValue(name.Name.Value, out var count) && count > 0;

    /// <summary>How many holes the text has before the offset.</summary>
    public int HolesBefore(int offset)
    {
        if (offset < _holeOffset)
            (_holeOffset, _holeCount) = (0, 0);
        _meter?.Add(Math.Max(0, offset - _holeOffset));
        for (; _holeOffset < offset; _holeOffset++)
        {
            if (Text[_holeOffset] == SqlText.Hole)
                _holeCount++;
        }

        return _holeCount;
    }

    /// <summary>Goes on with a count of holes, so that each piece of a text need not begin at its start.</summary>
    private void CountHolesLike(SqlTokenReader outer, int offset) => (_holeCount, _holeOffset) = (outer.HolesBefore(offset), offset);

    /// <summary>Reads tokens up to a semicolon outside parentheses and outside the body of a SQL-standard function; false at the end of the text.</summary>
    private bool ReadStatement()
    {
        var parentheses = 0;
        var bodyDepth = 0;
        while (true)
        {
            var token = _lexer.Next();
            _meter?.Add(token.Range.Length + 1);
            switch (token.Kind)
            {
                case SqlTokenKind.End:
                    return false;
                case SqlTokenKind.Semicolon when parentheses == 0 && bodyDepth == 0:
                    return true;
                case SqlTokenKind.LeftParenthesis:
                    parentheses++;
                    break;
                case SqlTokenKind.RightParenthesis:
                    parentheses = Math.Max(0, parentheses - 1);
                    break;
                case SqlTokenKind.Invalid when _isScript && Text[token.Range.Start] == '\\':
                    SkipLine(token.Range.Start);
                    continue;
                case SqlTokenKind.Word:
                    bodyDepth += BodyDepthChange(token, bodyDepth);
                    break;
            }

            Add(token);
        }
    }

    private void Add(SqlToken token)
    {
        if (_count == _tokens.Length)
        {
            Array.Resize(ref _tokens, _count * 2);
            Array.Resize(ref _partners, _count * 2);
        }

        _partners[_count] = 0;
        switch (token.Kind)
        {
            case SqlTokenKind.LeftParenthesis or SqlTokenKind.LeftBracket:
                _partners[_count] = NoBracket - 1 - _openBracket;
                _openBracket = _count;
                break;
            case SqlTokenKind.RightParenthesis or SqlTokenKind.RightBracket when _openBracket != NoBracket:
                CloseBracket(token.Kind);
                break;
            case SqlTokenKind.Unterminated or SqlTokenKind.Invalid:
                _openBracket = NoBracket;
                break;
        }

        _tokens[_count++] = token;
    }

    private void CloseBracket(SqlTokenKind kind)
    {
        var opening = _tokens[_openBracket].Kind == SqlTokenKind.LeftParenthesis ? SqlTokenKind.RightParenthesis : SqlTokenKind.RightBracket;
        var outer = NoBracket - 1 - _partners[_openBracket];
        if (kind == opening)
            _partners[_openBracket] = _count;
        _openBracket = kind == opening ? outer : NoBracket;
    }

    /// <summary>Follows <c>CREATE FUNCTION … BEGIN ATOMIC statement; … END</c>, in which CASE has an END of its own.</summary>
    private int BodyDepthChange(SqlToken token, int bodyDepth)
    {
        if (bodyDepth == 0)
            return _count > 0 && IsWord(token, "atomic") && IsWord(_tokens[_count - 1], "begin") && IsWord(_tokens[0], "create") ? 1 : 0;
        if (IsWord(token, "case"))
            return 1;
        return IsWord(token, "end") ? -1 : 0;
    }

    private void SkipLine(int offset)
    {
        while (offset < Text.Length && !SqlCharacters.IsLineEnd(Text[offset]))
            offset++;
        _lexer.Position = offset;
    }

    /// <summary>The lines after <c>COPY … FROM stdin;</c> are data up to a line <c>\.</c>.</summary>
    private void SkipCopyData()
    {
        if (!IsWord(_tokens[0], "copy"))
            return;

        for (var index = 1; index + 1 < _count; index++)
        {
            if (IsWord(_tokens[index], "from") && IsWord(_tokens[index + 1], "stdin"))
            {
                var end = Text.IndexOf("\n\\.", StatementRange.End, StringComparison.Ordinal);
                SkipLine(end < 0 ? Text.Length : end + 1);
                return;
            }
        }
    }
}
