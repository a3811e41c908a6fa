using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules;

/// <summary>Makes the rules' descriptors alike.</summary>
internal static class RuleDescriptor
{
    /// <summary>A descriptor that is on by default. The rules' pages stand in docs/rules; a help link waits for the address where they will be published.</summary>
    public static DiagnosticDescriptor Create(string id, string title, string message, string category, DiagnosticSeverity severity, string description, params string[] tags) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, description, helpLinkUri: null, tags);
}
