using System.Composition;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.UniqueViolations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>CTI3006: lets ON CONFLICT skip the row, so that nothing fails, or else sets a savepoint round the insert.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepTheWorkFix)), Shared]
public sealed class KeepTheWorkFix : FindingFixProvider
{
    private protected override string RuleId => LostWorkAfterViolation.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is LostWorkFinding { Lost: { Clause: { Syntax: CatchClauseSyntax { Parent: TryStatementSyntax tried } clause } } lost }
            && (SkippedInsert.Of(lost, tried, clause, body) ?? SavepointRound.Of(lost, tried, clause, body)) is { } rewrite)
            yield return rewrite;
    }
}
