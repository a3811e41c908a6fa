namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>The kinds of C# string literal by their escapes.</summary>
internal enum StringTokenKind
{
    /// <summary><c>"…"</c> with backslash escapes.</summary>
    Regular,

    /// <summary><c>@"…"</c> with doubled quotes.</summary>
    Verbatim,

    /// <summary><c>"""…"""</c> without escapes.</summary>
    Raw,
}
