using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>A piece of a SQL text that stands in one C# token.</summary>
/// <param name="Start">Its offset in the SQL text, in UTF-16 code units.</param>
/// <param name="Length">Its length in the SQL text.</param>
/// <param name="Token">The string literal, or the text part of an interpolated string.</param>
/// <param name="IsShared">Whether the literal initialises a field or constant that other code may use too.</param>
internal readonly record struct SqlSegment(int Start, int Length, SyntaxToken Token, bool IsShared)
{
    /// <summary>The offset just behind the piece.</summary>
    public int End => Start + Length;
}
