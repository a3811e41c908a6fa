using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Tests.Postgres;

internal static class SqlRangeText
{
    /// <summary>What stands in the text at that range.</summary>
    public static string At(this string text, SqlRange range) => text.Substring(range.Start, range.Length);
}
