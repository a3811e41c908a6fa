using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>
/// EF Core: all from a loop that draws a new key to SaveChanges is done again after a violation of that key, with the entity that failed detached (FACTS
/// H6).
/// </summary>
internal static class FlushDrawAgainRewrite
{
    /// <summary>The rewrite; null where an obligation fails.</summary>
    public static Rewrite? Of(Race race, EntityInsertCall insert, BodyUnderAnalysis body)
    {
        // Only the violation of the key that is drawn ends by drawing another.
        if (race.Arbiter is null
            || ConstraintTest.For(race.Arbiter, insert, body) is not { } constraint
            || body.FlushesAfter(insert).ToList() is not [var flush]
            || SendingStatement.Of(flush) is not ExpressionStatementSyntax { Expression: not AssignmentExpressionSyntax, Parent: BlockSyntax block } sent
            || RegionOf(race, insert, sent, block, body) is not { } region
            || !FlushObligations.Hold(race, insert, flush, body))
            return null;

        var names = new TypeNames(body.Model, sent.SpanStart);
        var variable = FreeName.In(sent, body.Model, "ex", "exception", "violation");
        if (AddedEntity.Detachment(insert, flush, names, [], body) is not { } detach
            || ViolationCatch.For(ViolationShape.Wrapped, constraint, variable, names, body.Project.Libraries) is not { } clause)
            return null;

        var outliving = region.OfType<LocalDeclarationStatementSyntax>().Where(declaration => IsMentionedBehind(declaration, sent, body)).ToImmutableArray();
        return outliving.All(declaration => CanOutlive(declaration, body))
            ? new Rewrite($"Catch the unique violation (SQLSTATE 23505) of {CallPlace.Of(flush.Operation)} and draw again", "", root =>
            {
                var lineBreak = LineBreak.Of(root);
                var repeated = Repeated(region, sent, outliving, clause.Round(sent, [detach], names, lineBreak).OfType<TryStatementSyntax>().Single(), names, lineBreak);
                return names.Import(root.ReplaceNode(block, block.WithStatements(Replaced(block.Statements, region.Length, block.Statements.IndexOf(region[0]), repeated))));
            })
            : null;
    }

    /// <summary>The statements from the loop to the one before the flush; null when more happens in them than drawing, making and adding the entity.</summary>
    private static ImmutableArray<StatementSyntax>? RegionOf(Race race, EntityInsertCall insert, StatementSyntax sent, BlockSyntax block, BodyUnderAnalysis body)
    {
        // A loop that asks before it draws would never end where the check does not see the other session's row.
        if (race.Check.Operation.Syntax.FirstAncestorOrSelf<DoStatementSyntax>() is not { } loop
            || loop.Parent != block
            || !loop.Condition.Span.Contains(race.Check.Operation.Syntax.Span)
            || !body.IsGuardedByAnyRow(insert, race.Check)
            || TransactionInSight.Of(body))
            return null;

        var region = block.Statements.SkipWhile(statement => statement != loop).TakeWhile(statement => statement != sent).ToImmutableArray();
        var added = insert.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>();
        return region.Contains(added!)
            && region.All(statement => statement == loop || statement == added || (statement is LocalDeclarationStatementSyntax && CheckRemoval.OnlyPrepares(statement)))
            && !region.Any(statement => statement.ContainsDirectives || statement.DescendantNodes().Any(node => node is LabeledStatementSyntax or GotoStatementSyntax))
                ? region
                : null;
    }

    private static bool IsMentionedBehind(LocalDeclarationStatementSyntax declaration, StatementSyntax sent, BodyUnderAnalysis body) =>
        declaration.Declaration.Variables.Select(body.LocalDeclaredBy).OfType<ISymbol>().Any(local => body.MentionsOf(local).Any(mention => mention.SpanStart > sent.Span.End));

    private static bool CanOutlive(LocalDeclarationStatementSyntax declaration, BodyUnderAnalysis body) =>
        DeclaredResult.CanBeSplit(declaration) && body.LocalDeclaredBy(declaration.Declaration.Variables[0]) is ILocalSymbol { Type.IsAnonymousType: false };

    /// <summary>The declarations of what is used behind the flush, and the endless loop that a flush without violation leaves.</summary>
    private static IEnumerable<StatementSyntax> Repeated(ImmutableArray<StatementSyntax> region, StatementSyntax sent, ImmutableArray<LocalDeclarationStatementSyntax> outliving, TryStatementSyntax tried, TypeNames names, SyntaxTrivia lineBreak)
    {
        var indentation = Indentation.Of(sent);
        var gap = $"{lineBreak}{indentation.Outer}";
        var space = SyntaxFactory.Whitespace(indentation.Outer);
        var first = true;
        foreach (var declaration in outliving)
        {
            yield return DeclaredResult.Split(declaration, names, lineBreak).Declaration!.WithLeadingTrivia(first ? region[0].GetLeadingTrivia() : SyntaxFactory.TriviaList(space));
            first = false;
        }

        var leave = SyntaxFactory.ParseStatement("break;").WithLeadingTrivia(SyntaxFactory.Whitespace(indentation.Inner)).WithTrailingTrivia(lineBreak);
        var statements = region.Select((statement, index) => Moved(statement, index == 0)).Append(indentation.Deepen(tried.WithBlock(tried.Block.AddStatements(leave))).WithLeadingTrivia(Leading(sent.GetLeadingTrivia())).WithTrailingTrivia(lineBreak));
        var frame = (WhileStatementSyntax)SyntaxFactory.ParseStatement($"while (true){gap}{{{gap}}}");
        yield return frame
            .WithStatement(((BlockSyntax)frame.Statement).WithStatements(SyntaxFactory.List(statements)))
            .WithLeadingTrivia(first ? region[0].GetLeadingTrivia() : SyntaxFactory.TriviaList(space))
            .WithTrailingTrivia(BlockEnd.Of(sent, lineBreak));

        StatementSyntax Moved(StatementSyntax statement, bool isFirst)
        {
            var inner = statement is LocalDeclarationStatementSyntax declaration && outliving.Contains(declaration)
                ? DeclaredResult.Split(statement, names, lineBreak).Assignment.WithTriviaFrom(statement)
                : statement;
            return indentation.Deepen(inner).WithLeadingTrivia(isFirst ? SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(indentation.Inner)) : Leading(statement.GetLeadingTrivia()));
        }

        SyntaxTriviaList Leading(SyntaxTriviaList trivia) => SyntaxFactory.TriviaList(trivia.Select(one => one.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.Whitespace(indentation.Inner) : one));
    }

    private static SyntaxList<StatementSyntax> Replaced(SyntaxList<StatementSyntax> statements, int length, int start, IEnumerable<StatementSyntax> repeated) =>
        SyntaxFactory.List(statements.Take(start).Concat(repeated).Concat(statements.Skip(start + length + 1)));
}
