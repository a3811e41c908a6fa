namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Tells lines of a text by offset. Questions that go forward cost one pass over the text together.</summary>
/// <param name="text">The text.</param>
/// <param name="firstLine">The line on which it begins: 1 for a file, another for SQL inside of one.</param>
internal sealed class SourceLines(string text, int firstLine = 1)
{
    private int _offset;
    private int _breaks;

    /// <summary>The line, counted from 1 in the file.</summary>
    public int At(int offset)
    {
        if (offset < _offset)
            (_offset, _breaks) = (0, 0);
        for (; _offset < offset; _offset++)
        {
            if (text[_offset] == '\n')
                _breaks++;
        }

        return firstLine + _breaks;
    }
}
