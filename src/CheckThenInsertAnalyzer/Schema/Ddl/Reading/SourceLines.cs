namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Tells lines of a text by offset. Questions that go forward cost one pass over the text together.</summary>
internal sealed class SourceLines(string text)
{
    private int _offset;
    private int _line = 1;

    /// <summary>The line, counted from 1.</summary>
    public int At(int offset)
    {
        if (offset < _offset)
            (_offset, _line) = (0, 1);
        for (; _offset < offset; _offset++)
        {
            if (text[_offset] == '\n')
                _line++;
        }

        return _line;
    }
}
