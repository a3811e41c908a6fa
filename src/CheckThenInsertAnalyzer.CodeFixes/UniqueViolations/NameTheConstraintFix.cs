using System.Composition;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.UniqueViolations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>CTI3008: asks for the constraint beside the SQLSTATE; a violation of another key then reaches the caller.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameTheConstraintFix)), Shared]
public sealed class NameTheConstraintFix : FindingFixProvider
{
    private protected override string RuleId => UnnamedKey.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is not UnnamedKeyFinding { Clause: { Filter: { } filter, Syntax: CatchClauseSyntax syntax } clause } unnamed
            || ConstraintTest.For(unnamed.Key, unnamed.Insert, body) is not { IsExcluded: false, Name: var name }
            || Asked(filter, SymbolDisplay.FormatLiteral(name, quote: true)) is not var (old, written))
            yield break;
        yield return new Rewrite($"Ask for '{name}' as well", "CTI3008.NameTheConstraint", root => root.ReplaceNode(old, written));
    }

    /// <summary>The pattern or comparison that asks for the SQLSTATE, and what it becomes; null when it is not the only one of its form.</summary>
    private static (SyntaxNode Old, SyntaxNode Written)? Asked(IOperation filter, string name) =>
        filter.DescendantsAndSelf().Where(part => part is IPropertyReferenceOperation { Property.Name: "SqlState" }).ToList() is [var state] ? state.Parent switch
        {
            IPropertySubpatternOperation { Syntax: SubpatternSyntax { Parent: PropertyPatternClauseSyntax properties }, Parent: IRecursivePatternOperation { MatchedType.Name: "PostgresException" } } =>
                (properties, properties.AddSubpatterns(Subpattern(name))),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, Syntax: BinaryExpressionSyntax comparison, Parent: not IBinaryOperation { OperatorKind: not BinaryOperatorKind.ConditionalAnd } }
                when state is IPropertyReferenceOperation { Instance: { Type.Name: "PostgresException" } owner } =>
                Extended(comparison, $"{owner.Syntax}.ConstraintName == {name}"),
            _ => null,
        }
        : null;

    /// <summary>The comparison, with the terms before it, and one term more.</summary>
    private static (SyntaxNode Old, SyntaxNode Written) Extended(ExpressionSyntax comparison, string term)
    {
        while (comparison.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and && and.Right == comparison)
            comparison = and;
        return (comparison, SyntaxFactory.ParseExpression($"{comparison.WithoutTrivia()} && {term}").WithTriviaFrom(comparison));
    }

    private static SubpatternSyntax Subpattern(string name)
    {
        var test = (IsPatternExpressionSyntax)SyntaxFactory.ParseExpression($"x is {{ SqlState: \"\", ConstraintName: {name} }}");
        return ((RecursivePatternSyntax)test.Pattern).PropertyPatternClause!.Subpatterns[1].WithLeadingTrivia(SyntaxFactory.Space);
    }
}
