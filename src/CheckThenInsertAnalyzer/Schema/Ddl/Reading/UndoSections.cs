using System.Text.RegularExpressions;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The parts of a script that take it back, where the comments of dbmate, goose and sql-migrate part it in two.</summary>
internal sealed class UndoSections
{
    private readonly List<(int Start, bool IsUndo)> _sections = [];
    private int _next;

    public UndoSections(string text)
    {
        // Few scripts have a mark, and for the others this is all.
        if (text.IndexOf("migrate", StringComparison.OrdinalIgnoreCase) < 0 && text.IndexOf("goose", StringComparison.OrdinalIgnoreCase) < 0)
            return;

        foreach (Match mark in Regex.Matches(text, @"^--[ \t]*(?:migrate:|\+goose[ \t]+|\+migrate[ \t]+)(up|down)\b", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant))
            _sections.Add((mark.Index, mark.Groups[1].Length == "down".Length));
    }

    /// <summary>Whether a statement that begins there takes something back. Questions go forward.</summary>
    public bool Hold(int offset)
    {
        while (_next < _sections.Count && _sections[_next].Start <= offset)
            _next++;
        return _next > 0 && _sections[_next - 1].IsUndo;
    }
}
