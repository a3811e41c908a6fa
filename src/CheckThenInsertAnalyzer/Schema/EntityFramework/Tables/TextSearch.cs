using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Looks for words in the text of a file window by window, so that a long file makes no long string.</summary>
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
            // A span would be quicker, but its assembly is none that every compiler brings.
            var window = new string(buffer, 0, length);
            foreach (var word in words)
            {
                if (window.IndexOf(word, StringComparison.Ordinal) >= 0)
                    return true;
            }
        }

        return false;
    }
}
