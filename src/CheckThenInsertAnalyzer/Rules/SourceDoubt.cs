using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules;

/// <summary>What a rule makes of sources that disagree about the very fact that it rests on: it is no more than information, and names both.</summary>
internal static class SourceDoubt
{
    /// <summary>The severity that is left.</summary>
    public static DiagnosticSeverity Lower(DiagnosticSeverity severity, SchemaDisagreement? disagreement) => disagreement is null ? severity : DiagnosticSeverity.Info;

    /// <summary>What goes into the message after the fact, a space before it; empty when the sources agree.</summary>
    public static string Of(SchemaDisagreement? disagreement) => disagreement is null ? "" : $" ({disagreement.Describe()})";
}
