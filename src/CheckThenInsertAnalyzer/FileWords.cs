using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer;

/// <summary>
/// Tells in which files one of some words stands, each shorter than a line. A tree is searched once: after an edit all other files are still the same
/// trees, and the answer for them is known.
/// </summary>
/// <param name="words">The words.</param>
internal sealed class FileWords(params string[] words)
{
    private const int Window = 4096;

    private readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> _known = new();

    /// <summary>Whether one of the words stands in the file.</summary>
    public bool AreIn(SyntaxTree file, CancellationToken cancellation) =>
        (_known.TryGetValue(file, out var known) ? known : _known.GetValue(file, tree => new StrongBox<bool>(Stand(tree.GetText(cancellation))))).Value;

    /// <summary>Goes through the text window by window, so that a long file makes no long string.</summary>
    private bool Stand(SourceText text)
    {
        var overlap = words.Max(word => word.Length);
        var buffer = new char[Window];
        for (var start = 0; start < text.Length; start += Window - overlap)
        {
            var length = Math.Min(Window, text.Length - start);
            text.CopyTo(start, buffer, 0, length);
            // A span would be quicker, but its assembly is none that every compiler brings.
            var window = new string(buffer, 0, length);
            if (Array.Exists(words, word => window.IndexOf(word, StringComparison.Ordinal) >= 0))
                return true;
        }

        return false;
    }
}
