namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>The sorts of token that <see cref="SqlLexer"/> tells apart (PostgreSQL documentation, 4.1 Lexical Structure).</summary>
internal enum SqlTokenKind : byte
{
    /// <summary>There is nothing more to read.</summary>
    End,

    /// <summary>A key word or a name without quotes.</summary>
    Word,

    /// <summary><c>"name"</c>.</summary>
    QuotedName,

    /// <summary><c>U&amp;"name"</c>.</summary>
    UnicodeName,

    /// <summary><c>'text'</c>, also with the prefix N.</summary>
    String,

    /// <summary><c>E'text'</c>.</summary>
    EscapeString,

    /// <summary><c>U&amp;'text'</c>.</summary>
    UnicodeString,

    /// <summary><c>$$text$$</c> or <c>$tag$text$tag$</c>.</summary>
    DollarString,

    /// <summary><c>B'0101'</c> or <c>X'1F'</c>.</summary>
    BitString,

    /// <summary>A number without a sign.</summary>
    Number,

    /// <summary><c>@name</c> or <c>:name</c>, which Npgsql replaces before the server sees the text.</summary>
    NamedParameter,

    /// <summary><c>$1</c>.</summary>
    PositionalParameter,

    /// <summary><see cref="SqlText.Hole"/> standing alone.</summary>
    Hole,

    /// <summary>An operator of one or more symbols, <c>*</c> included.</summary>
    Operator,

    /// <summary><c>(</c>.</summary>
    LeftParenthesis,

    /// <summary><c>)</c>.</summary>
    RightParenthesis,

    /// <summary><c>[</c>.</summary>
    LeftBracket,

    /// <summary><c>]</c>.</summary>
    RightBracket,

    /// <summary><c>,</c>.</summary>
    Comma,

    /// <summary><c>.</c>.</summary>
    Dot,

    /// <summary><c>..</c>, which stands between the bounds of a loop in PL/pgSQL.</summary>
    DoubleDot,

    /// <summary><c>;</c>.</summary>
    Semicolon,

    /// <summary><c>:</c> as in an array slice.</summary>
    Colon,

    /// <summary><c>::</c>.</summary>
    DoubleColon,

    /// <summary><c>:=</c>.</summary>
    ColonEquals,

    /// <summary>A string, quoted name or comment that does not end; it reaches to the end of the text.</summary>
    Unterminated,

    /// <summary>What no rule of the language allows.</summary>
    Invalid,
}
