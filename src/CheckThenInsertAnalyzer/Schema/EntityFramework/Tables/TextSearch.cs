using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Looks for words in the text of a file without making a string of it.</summary>
internal static class TextSearch
{
    private const int Window = 4096;

    /// <summary>Whether one of the words, each shorter than a line, stands in the text.</summary>
    public static bool Contains(SourceText text, params string[] words)
    {
        var overlap = words.Max(word => word.Length);
        var buffer = new char[Window];
        for (var start = 0; start < text.Length; start += Window - overlap)
        {
            var length = Math.Min(Window, text.Length - start);
            text.CopyTo(start, buffer, 0, length);
            var window = buffer.AsSpan(0, length);
            foreach (var word in words)
            {
                if (window.IndexOf(word.AsSpan()) >= 0)
                    return true;
            }
        }

        return false;
    }
}
