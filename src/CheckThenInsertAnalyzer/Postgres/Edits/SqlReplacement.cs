namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A piece of a SQL text and what stands in its place.</summary>
/// <param name="Range">What goes; empty for an insertion.</param>
/// <param name="Text">What comes.</param>
internal readonly record struct SqlReplacement(SqlRange Range, string Text)
{
    /// <summary>The text with the piece replaced.</summary>
    public string ApplyTo(string text) => text.Remove(Range.Start, Range.Length).Insert(Range.Start, Text);
}
