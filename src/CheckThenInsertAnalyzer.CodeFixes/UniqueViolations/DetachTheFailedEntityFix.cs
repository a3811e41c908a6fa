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

/// <summary>CTI3007: detaches the failed entity first thing in the handler, where it brings no others along (FACTS H6, H8).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DetachTheFailedEntityFix)), Shared]
public sealed class DetachTheFailedEntityFix : FindingFixProvider
{
    private protected override string RuleId => FailedEntityStays.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is not FailedEntityFinding { Failed: { Insert: { } insert, Flush: { Chain.IsEmpty: true } flush, Clause.Syntax: CatchClauseSyntax { Parent: TryStatementSyntax tried } clause } }
            || AssignedVariable.SymbolOf(insert.Entity!) is not { } entity
            || !EntityDetachment.IsInScope(entity, body.Model, clause.Block.SpanStart)
            || (flush.Context is ILocalReferenceOperation { Local: var context } && !EntityDetachment.IsInScope(context, body.Model, clause.Block.SpanStart)))
            yield break;

        var names = new TypeNames(body.Model, clause.Block.SpanStart);
        if (AddedEntity.Detachment(insert, flush, names, DoneAfter(tried, clause), body) is not { } detachment)
            yield break;
        yield return new Rewrite(
            $"Detach '{entity.Name}', so that it is not sent again",
            "CTI3007.Detach",
            root => names.Import(root.ReplaceNode(clause, Detaching(clause, detachment, Indentation.Of(tried).Inner, LineBreak.Of(root)))));
    }

    /// <summary>What is readied behind the failure is not lost with it.</summary>
    private static List<StatementSyntax> DoneAfter(TryStatementSyntax tried, CatchClauseSyntax clause) =>
        clause.Block.Statements
            .Concat(tried.AncestorsAndSelf().OfType<StatementSyntax>().SelectMany(outer => outer.Parent is BlockSyntax block ? block.Statements.Where(statement => statement.SpanStart > outer.SpanStart) : []))
            .ToList();

    private static CatchClauseSyntax Detaching(CatchClauseSyntax clause, StatementSyntax detachment, string indentation, SyntaxTrivia lineBreak) =>
        clause.WithBlock(HandlerStart.With(clause.Block, detachment.WithLeadingTrivia(SyntaxFactory.Whitespace(indentation)).WithTrailingTrivia(lineBreak), indentation, lineBreak));
}
