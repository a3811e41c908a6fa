namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Where a fact about a table was read.</summary>
/// <param name="Path">The file; empty when it is not known.</param>
/// <param name="Line">The line, counted from 1; 0 when it is not known.</param>
internal sealed record SchemaSource(string Path, int Line)
{
    /// <summary>The file's name and the line, as a message says it.</summary>
    public string Describe() => Path.Length == 0 ? "the model of a referenced assembly" : Line > 0 ? $"{FileName}:{Line}" : FileName;

    private string FileName => Path.Substring(Path.LastIndexOfAny(['/', '\\']) + 1);
}
