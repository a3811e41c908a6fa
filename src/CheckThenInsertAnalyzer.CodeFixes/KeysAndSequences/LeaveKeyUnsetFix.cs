using System.Composition;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.KeysAndSequences;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.KeysAndSequences;

/// <summary>CTI2001: takes the value of a generated key away, so that the database gives it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LeaveKeyUnsetFix)), Shared]
public sealed class LeaveKeyUnsetFix : FindingFixProvider
{
    private protected override string RuleId => ExplicitEntityKey.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is not ExplicitKeyFinding { Assignment: { Syntax: AssignmentExpressionSyntax syntax, Value: var value } assignment }
            || !SideEffects.AreAbsentFrom(value)
            || !new ExplicitKeyUse(assignment, body).IsOnlyTheInsert())
            yield break;

        if (InitializerMemberRemoval.IsPossible(syntax))
            yield return Removing(syntax, root => InitializerMemberRemoval.Apply(root, syntax));
        else if (syntax.Parent is ExpressionStatementSyntax statement && StatementRemoval.IsPossible(statement))
            yield return Removing(syntax, root => StatementRemoval.Apply(root, statement));
    }

    private static Rewrite Removing(AssignmentExpressionSyntax assignment, Func<SyntaxNode, SyntaxNode> apply) =>
        new($"Remove '{assignment}': the database generates the key", "CTI2001.RemoveAssignment", apply);
}
