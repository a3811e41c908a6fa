using System.Composition;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.UniqueViolations;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>CTI3011: writes Npgsql's name for the SQLSTATE.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameTheUniqueViolationFix)), Shared]
public sealed class NameTheUniqueViolationFix : FindingFixProvider
{
    private protected override string RuleId => BareSqlState.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is not BareSqlStateFinding { Literal: { Syntax: ExpressionSyntax literal, SemanticModel: { } model } })
            yield break;
        var names = new TypeNames(model, literal.SpanStart);
        var state = names.OfUniqueViolation(body.Project.Libraries);
        yield return new Rewrite($"Write {state}", "CTI3011.NameTheSqlState", root => names.Import(TestedConstant.Replace(root, literal, state)));
    }
}
