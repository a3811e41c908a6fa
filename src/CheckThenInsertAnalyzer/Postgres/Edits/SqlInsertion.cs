namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A piece of text to put into a SQL text.</summary>
/// <param name="Offset">The UTF-16 offset in the original text before which it goes.</param>
/// <param name="Text">What goes there.</param>
internal readonly record struct SqlInsertion(int Offset, string Text)
{
    /// <summary>The text with the piece in it.</summary>
    public string ApplyTo(string text) => text.Insert(Offset, Text);
}
