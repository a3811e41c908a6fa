using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules;

/// <summary>One rule: its descriptor, when it fires, its words.</summary>
internal abstract class Rule
{
    /// <summary>What the rule is called and how loud it is by default.</summary>
    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>What the rule finds in a body.</summary>
    public abstract IEnumerable<Finding> Examine(BodyUnderAnalysis body);
}
