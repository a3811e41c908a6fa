using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules;

/// <summary>CTI9001: an option in <c>.editorconfig</c> has a value that it does not take. It speaks about no body, so it is no rule of the table.</summary>
internal static class OptionNotUnderstood
{
    /// <summary>The diagnostic's id.</summary>
    public const string Id = "CTI9001";

    private static readonly DiagnosticDescriptor NotUnderstood = RuleDescriptor.Create(
        Id,
        "Option value is not understood",
        "'{0}' is no value of '{1}', which takes {2}. The .editorconfig that holds for '{3}' sets it; it counts as not set.",
        RuleCategory.Configuration,
        DiagnosticSeverity.Warning,
        "An option with a value that it does not take counts as not set, so the rules do something else than was asked for.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>What it is called and how loud it is by default.</summary>
    public static DiagnosticDescriptor Descriptor => NotUnderstood;

    /// <summary>The diagnostic about a value, which has no place: the compiler does not tell in which line of which file an option is set.</summary>
    public static Diagnostic About(MisreadOption option, SyntaxTree file) =>
        Diagnostic.Create(NotUnderstood, Location.None, option.Value, option.Key, option.Expected, Path.GetFileName(file.FilePath));
}
