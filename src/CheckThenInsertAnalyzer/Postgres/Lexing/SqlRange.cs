namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A half-open range of UTF-16 offsets in a SQL text: <paramref name="Start"/> is in it, <paramref name="End"/> is not.</summary>
internal readonly record struct SqlRange(int Start, int End)
{
    /// <summary>The number of UTF-16 code units in the range.</summary>
    public int Length => End - Start;
}
