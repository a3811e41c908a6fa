namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>
/// Reads a SQL text token by token as the server does with standard_conforming_strings on (PostgreSQL documentation, 4.1),
/// after Npgsql has taken out the named placeholders (FACTS I1, I2). White space and comments are passed over.
/// It never throws, and each token but the last is at least one character long.
/// </summary>
internal struct SqlLexer
{
    private readonly string _text;
    private readonly int _end;
    private readonly bool _hasPlaceholders;
    private int _position;
    private int _bracketDepth;

    public SqlLexer(string text)
        : this(text, new SqlRange(text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0, text.Length), hasPlaceholders: true)
    {
    }

    /// <summary>Reads a piece of the text as if there were nothing round it; offsets stay those of the whole text.</summary>
    /// <param name="text">The SQL text.</param>
    /// <param name="range">The piece.</param>
    /// <param name="hasPlaceholders">Whether Npgsql looks for placeholders there: it does not look into strings, so not into bodies of functions.</param>
    public SqlLexer(string text, SqlRange range, bool hasPlaceholders)
    {
        _text = text;
        _position = range.Start;
        _end = range.End;
        _hasPlaceholders = hasPlaceholders;
        _bracketDepth = 0;
    }

    /// <summary>The offset from which the next token is looked for.</summary>
    public int Position
    {
        readonly get => _position;
        set => _position = Math.Min(value, _end);
    }

    /// <summary>The next token; <see cref="SqlTokenKind.End"/> again and again when there is none.</summary>
    public SqlToken Next()
    {
        var commentStart = SkipTrivia();
        if (commentStart >= 0)
            return Token(SqlTokenKind.Unterminated, commentStart);

        var start = _position;
        if (start >= _end)
            return new SqlToken(SqlTokenKind.End, new SqlRange(start, start), HasHole: false);

        var character = _text[start];
        if (SqlCharacters.IsNameStart(character))
            return ReadWordOrPrefixedString(start);
        if (SqlCharacters.IsDigit(character) || (character == '.' && SqlCharacters.IsDigit(At(start + 1))))
            return ReadNumber(start);

        switch (character)
        {
            case '.' when At(start + 1) == '.':
                return Token(SqlTokenKind.DoubleDot, start, start + 2);
            case '\'':
                return ReadQuoted(start, start, SqlTokenKind.String);
            case '"':
                return ReadQuoted(start, start, SqlTokenKind.QuotedName);
            case '$':
                return ReadDollar(start);
            case ':':
                return ReadColon(start);
            case '@' when _hasPlaceholders && SqlCharacters.IsParameterPart(At(start + 1)):
                return ReadNamedParameter(start);
            default:
                return SqlCharacters.IsOperatorPart(character) ? ReadOperator(start) : ReadPunctuation(start, character);
        }
    }

    private readonly char At(int index) => index < _end ? _text[index] : '\0';

    private SqlToken Token(SqlTokenKind kind, int start, int end)
    {
        _position = end;
        return new SqlToken(kind, new SqlRange(start, end), HasHole: false);
    }

    private readonly SqlToken Token(SqlTokenKind kind, int start) => new(kind, new SqlRange(start, _position), HasHole(start, _position));

    private readonly bool HasHole(int start, int end) => _text.IndexOf(SqlText.Hole, start, end - start) >= 0;

    /// <summary>Passes over white space and comments; gives the start of a block comment that does not end, else -1.</summary>
    private int SkipTrivia()
    {
        while (_position < _end)
        {
            var character = _text[_position];
            if (SqlCharacters.IsSpace(character))
            {
                _position++;
            }
            else if (character == '-' && At(_position + 1) == '-')
            {
                _position = LineEnd(_position);
            }
            else if (character == '/' && At(_position + 1) == '*')
            {
                var start = _position;
                if (!SkipBlockComment())
                    return start;
            }
            else
            {
                break;
            }
        }

        return -1;
    }

    private readonly int LineEnd(int index)
    {
        while (index < _end && !SqlCharacters.IsLineEnd(_text[index]))
            index++;
        return index;
    }

    private bool SkipBlockComment()
    {
        var depth = 0;
        do
        {
            if (_position >= _end)
                return false;

            var character = _text[_position++];
            if (character == '/' && At(_position) == '*')
            {
                depth++;
                _position++;
            }
            else if (character == '*' && At(_position) == '/')
            {
                depth--;
                _position++;
            }
        }
        while (depth > 0);

        return true;
    }

    private SqlToken ReadWordOrPrefixedString(int start)
    {
        switch (_text[start])
        {
            case 'e' or 'E' when At(start + 1) == '\'':
                return ReadQuoted(start, start + 1, SqlTokenKind.EscapeString);
            case 'b' or 'B' or 'x' or 'X' when At(start + 1) == '\'':
                return ReadQuoted(start, start + 1, SqlTokenKind.BitString);
            case 'n' or 'N' when At(start + 1) == '\'':
                return ReadQuoted(start, start + 1, SqlTokenKind.String);
            case 'u' or 'U' when At(start + 1) == '&' && At(start + 2) == '\'':
                return ReadQuoted(start, start + 2, SqlTokenKind.UnicodeString);
            case 'u' or 'U' when At(start + 1) == '&' && At(start + 2) == '"':
                return ReadQuoted(start, start + 2, SqlTokenKind.UnicodeName);
            default:
                return ReadWord(start);
        }
    }

    private SqlToken ReadWord(int start)
    {
        var end = start;
        var hasHole = false;
        while (end < _end && SqlCharacters.IsNamePart(_text[end]))
            hasHole |= _text[end++] == SqlText.Hole;

        _position = end;
        var kind = hasHole && end - start == 1 ? SqlTokenKind.Hole : SqlTokenKind.Word;
        return new SqlToken(kind, new SqlRange(start, end), hasHole);
    }

    /// <summary>Reads a string or quoted name whose first quote stands at <paramref name="quote"/>.</summary>
    private SqlToken ReadQuoted(int start, int quote, SqlTokenKind kind)
    {
        var mark = _text[quote];
        var index = quote + 1;
        while (index < _end)
        {
            var character = _text[index++];
            if (character == '\\' && kind == SqlTokenKind.EscapeString)
            {
                index = Math.Min(index + 1, _end);
            }
            else if (character == mark)
            {
                if (At(index) == mark)
                {
                    index++;
                }
                else
                {
                    var continuation = mark == '\'' ? Continuation(index) : -1;
                    if (continuation < 0)
                    {
                        _position = index;
                        return Token(kind, start);
                    }

                    index = continuation + 1;
                }
            }
        }

        _position = _end;
        return Token(SqlTokenKind.Unterminated, start);
    }

    /// <summary>Where the quote stands that goes on with a string after white space that holds a line break (4.1.2.1); -1 when none does.</summary>
    private readonly int Continuation(int index)
    {
        var hasLineBreak = false;
        while (index < _end)
        {
            var character = _text[index];
            if (SqlCharacters.IsSpace(character))
            {
                hasLineBreak |= SqlCharacters.IsLineEnd(character);
                index++;
            }
            else if (character == '-' && At(index + 1) == '-')
            {
                index = LineEnd(index);
            }
            else
            {
                return hasLineBreak && character == '\'' ? index : -1;
            }
        }

        return -1;
    }

    private SqlToken ReadDollar(int start)
    {
        var index = start + 1;
        if (SqlCharacters.IsDigit(At(index)))
        {
            while (SqlCharacters.IsDigit(At(index)))
                index++;

            // `$1a` is an error since PostgreSQL 15, not a parameter and a name.
            return Token(SqlCharacters.IsNameStart(At(index)) && At(index) != SqlText.Hole ? SqlTokenKind.Invalid : SqlTokenKind.PositionalParameter, start, index);
        }

        if (SqlCharacters.IsNameStart(At(index)))
        {
            while (SqlCharacters.IsNamePart(At(index)) && At(index) != '$')
                index++;
        }

        return At(index) == '$' ? ReadDollarString(start, index + 1) : Token(SqlTokenKind.Invalid, start, start + 1);
    }

    private SqlToken ReadDollarString(int start, int bodyStart)
    {
        var tag = bodyStart - start == 2 ? "$$" : _text.Substring(start, bodyStart - start);
        var closing = _text.IndexOf(tag, bodyStart, _end - bodyStart, StringComparison.Ordinal);
        _position = closing < 0 ? _end : closing + tag.Length;
        return Token(closing < 0 ? SqlTokenKind.Unterminated : SqlTokenKind.DollarString, start);
    }

    private SqlToken ReadColon(int start)
    {
        var next = At(start + 1);
        if (next == ':')
            return Token(SqlTokenKind.DoubleColon, start, start + 2);
        if (next == '=')
            return Token(SqlTokenKind.ColonEquals, start, start + 2);

        var isSliceBound = _bracketDepth > 0 && SqlCharacters.IsDigit(next);
        var isAfterColon = start > 0 && _text[start - 1] == ':';
        return _hasPlaceholders && SqlCharacters.IsParameterPart(next) && !isSliceBound && !isAfterColon
            ? ReadNamedParameter(start)
            : Token(SqlTokenKind.Colon, start, start + 1);
    }

    private SqlToken ReadNamedParameter(int start)
    {
        var end = start + 1;
        while (end < _end && SqlCharacters.IsParameterPart(_text[end]))
            end++;
        _position = end;
        return Token(SqlTokenKind.NamedParameter, start);
    }

    private SqlToken ReadOperator(int start)
    {
        var end = start + 1;
        while (end < _end && SqlCharacters.IsOperatorPart(_text[end]) && !StartsCommentOrParameter(end))
            end++;
        return Token(SqlTokenKind.Operator, start, start + OperatorLength(start, end));
    }

    private readonly bool StartsCommentOrParameter(int index) => _text[index] switch
    {
        '-' => At(index + 1) == '-',
        '/' => At(index + 1) == '*',

        // Npgsql looks only at the character before: `a<@p` compares with a placeholder, `a @@word` does not hold one.
        '@' => _hasPlaceholders && _text[index - 1] != '@' && SqlCharacters.IsParameterPart(At(index + 1)),
        _ => false,
    };

    /// <summary>An operator may end in + or - only when it holds a symbol that standard SQL does not use (4.1.3): <c>=-1</c> is a comparison with minus one.</summary>
    private readonly int OperatorLength(int start, int end)
    {
        if (_text[end - 1] is not ('+' or '-'))
            return end - start;

        for (var index = start; index < end; index++)
        {
            if (_text[index] is '~' or '!' or '@' or '#' or '%' or '^' or '&' or '|' or '`' or '?')
                return end - start;
        }

        while (end - start > 1 && _text[end - 1] is '+' or '-')
            end--;
        return end - start;
    }

    private SqlToken ReadPunctuation(int start, char character)
    {
        var kind = character switch
        {
            '(' => SqlTokenKind.LeftParenthesis,
            ')' => SqlTokenKind.RightParenthesis,
            '[' => SqlTokenKind.LeftBracket,
            ']' => SqlTokenKind.RightBracket,
            ',' => SqlTokenKind.Comma,
            '.' => SqlTokenKind.Dot,
            ';' => SqlTokenKind.Semicolon,
            _ => SqlTokenKind.Invalid,
        };
        if (kind == SqlTokenKind.LeftBracket)
            _bracketDepth++;
        else if (kind == SqlTokenKind.RightBracket)
            _bracketDepth = Math.Max(0, _bracketDepth - 1);
        else if (kind == SqlTokenKind.Semicolon)
            _bracketDepth = 0;
        return Token(kind, start, start + 1);
    }

    private SqlToken ReadNumber(int start)
    {
        var isDigit = RadixDigit(start);
        var end = isDigit is null ? DecimalEnd(start) : Digits(start + 2, isDigit);

        // `1abc` and `0xZ` are errors, not a number and a name (4.1.2.6).
        if (end >= _end || !SqlCharacters.IsNameStart(_text[end]))
            return Token(SqlTokenKind.Number, start, end);

        while (end < _end && SqlCharacters.IsNamePart(_text[end]))
            end++;
        _position = end;
        var token = Token(SqlTokenKind.Number, start);
        return token.HasHole ? token : token with { Kind = SqlTokenKind.Invalid };
    }

    /// <summary>What a digit is behind <c>0x</c>, <c>0o</c> or <c>0b</c> (PostgreSQL 16); null when none of them begins here.</summary>
    private readonly Func<char, bool>? RadixDigit(int start)
    {
        if (_text[start] != '0')
            return null;

        Func<char, bool>? isDigit = At(start + 1) switch
        {
            'x' or 'X' => SqlCharacters.IsHexDigit,
            'o' or 'O' => SqlCharacters.IsOctalDigit,
            'b' or 'B' => SqlCharacters.IsBinaryDigit,
            _ => null,
        };
        return isDigit is not null && isDigit(At(start + 2)) ? isDigit : null;
    }

    private readonly int DecimalEnd(int start)
    {
        var end = Digits(start, SqlCharacters.IsDigit);

        // The two dots of `1..2` belong to neither number.
        if (At(end) == '.' && At(end + 1) != '.')
            end = Digits(end + 1, SqlCharacters.IsDigit);

        if (At(end) is 'e' or 'E')
        {
            var exponent = At(end + 1) is '+' or '-' ? end + 2 : end + 1;
            if (SqlCharacters.IsDigit(At(exponent)))
                end = Digits(exponent, SqlCharacters.IsDigit);
        }

        return end;
    }

    /// <summary>The end of a run of digits, in which single underscores may part groups (PostgreSQL 16).</summary>
    private readonly int Digits(int index, Func<char, bool> isDigit)
    {
        while (isDigit(At(index)) || (At(index) == '_' && isDigit(At(index + 1))))
            index++;
        return index;
    }
}
