using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules;

/// <summary>Names the line of a place, as editors count.</summary>
internal static class LineNumber
{
    /// <summary>The number of the line on which the place begins.</summary>
    public static string Of(SyntaxNodeOrToken place) =>
        ((place.GetLocation()?.GetLineSpan().StartLinePosition.Line ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
}
