namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Tells lines of a file by offset. Questions that go forward cost one pass over the text together.</summary>
internal sealed class SourceLines(string path, string text)
{
    private int _offset;
    private int _line = 1;

    public SchemaSource At(int offset)
    {
        if (offset < _offset)
            (_offset, _line) = (0, 1);
        for (; _offset < offset; _offset++)
        {
            if (text[_offset] == '\n')
                _line++;
        }

        return new SchemaSource(path, _line);
    }
}
