namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>The character classes of PostgreSQL's lexer: only ASCII letters have a case, and every character outside ASCII is a letter.</summary>
internal static class SqlCharacters
{
    public static bool IsSpace(char character) => character is ' ' or '\t' or '\n' or '\r' or '\f' or '\v';

    public static bool IsLineEnd(char character) => character is '\n' or '\r';

    public static bool IsDigit(char character) => character is >= '0' and <= '9';

    public static bool IsHexDigit(char character) => IsDigit(character) || character is (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    public static bool IsOctalDigit(char character) => character is >= '0' and <= '7';

    public static bool IsBinaryDigit(char character) => character is '0' or '1';

    public static bool IsNameStart(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or >= '\u0080';

    public static bool IsNamePart(char character) => IsNameStart(character) || IsDigit(character) || character == '$';

    /// <summary>What Npgsql takes into a placeholder's name; a hole may be part of one.</summary>
    public static bool IsParameterPart(char character) => char.IsLetterOrDigit(character) || character is '_' or SqlText.Hole;

    public static bool IsOperatorPart(char character) => character is
        '~' or '!' or '@' or '#' or '^' or '&' or '|' or '`' or '?' or '+' or '-' or '*' or '/' or '%' or '<' or '>' or '=';

    public static char ToLower(char character) => character is >= 'A' and <= 'Z' ? (char)(character | 0x20) : character;
}
