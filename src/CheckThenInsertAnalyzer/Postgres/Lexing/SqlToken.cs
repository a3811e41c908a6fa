using System.Runtime.InteropServices;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>One token of a SQL text. Its characters stay in the text until somebody asks for them.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Range">Where it stands, quotes and prefixes included.</param>
/// <param name="HasHole">Whether <see cref="SqlText.Hole"/> is inside, so that its spelling is not known.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SqlToken(SqlTokenKind Kind, SqlRange Range, bool HasHole)
{
    /// <summary>Whether the token is a name in quotes.</summary>
    public bool IsQuotedName => Kind is SqlTokenKind.QuotedName or SqlTokenKind.UnicodeName;

    /// <summary>Whether the token is a constant of type text.</summary>
    public bool IsString => Kind is SqlTokenKind.String or SqlTokenKind.EscapeString or SqlTokenKind.UnicodeString or SqlTokenKind.DollarString;
}
