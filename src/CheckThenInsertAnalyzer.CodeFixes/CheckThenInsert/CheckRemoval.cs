using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>The statements that make up a check and nothing else, so that they can be taken out of their block.</summary>
/// <param name="Block">The block.</param>
/// <param name="Removed">The statements.</param>
internal sealed record CheckRemoval(BlockSyntax Block, ImmutableHashSet<StatementSyntax> Removed)
{
    /// <summary>The removal; null when something else happens in the check's statements, or between the check and the insert.</summary>
    public static CheckRemoval? Of(GuardSyntax guard, Race race, BodyUnderAnalysis body)
    {
        if (guard.IsWrapped ? !IsAlone(guard) : guard.Guarded.Parent != guard.If.Parent || !GuardSyntax.SiblingsBefore(guard.Guarded).TakeWhile(statement => statement != guard.If).All(OnlyPrepares))
            return null;
        return OfCheck(guard, race, body);
    }

    /// <summary>The removal of the check's own statements, whatever stands between the check and the insert.</summary>
    public static CheckRemoval? OfCheck(GuardSyntax guard, Race race, BodyUnderAnalysis body)
    {
        // A method or stored function that asks may do more than that, as write a log.
        if (!race.Check.Chain.IsEmpty || guard.If.Parent is not BlockSyntax block || !AsksOnlyTheCheck(guard.If.Condition, race.Check.Operation.Syntax))
            return null;

        var removed = ImmutableHashSet.CreateBuilder<StatementSyntax>();
        if (!guard.IsWrapped)
            removed.Add(guard.If);
        if (guard.CheckLocal is not null && race.Check.Operation.Syntax.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { Declaration.Variables.Count: 1 } declaration)
            removed.Add(declaration);
        else if (guard.CheckLocal is not null)
            return null;
        if (!AddCommand(race.Check, guard, body, removed) || removed.Any(statement => statement.Parent != block || HasInnerComment(statement, guard)))
            return null;
        return new CheckRemoval(block, removed.ToImmutable());
    }

    /// <summary>The block with the statements taken out and one replaced; comments before what goes stay before what follows.</summary>
    /// <param name="current">The block as it is by now, with the same statements in the same order.</param>
    /// <param name="replaced">The statement of the original block that is replaced.</param>
    /// <param name="replacement">What takes its place.</param>
    public BlockSyntax Apply(BlockSyntax current, StatementSyntax? replaced, params StatementSyntax[] replacement)
    {
        var statements = new List<StatementSyntax>();
        var carried = SyntaxTriviaList.Empty;
        StatementSyntax? firstRemoved = null;
        for (var i = 0; i < Block.Statements.Count; i++)
        {
            var original = Block.Statements[i];
            if (Removed.Contains(original))
            {
                firstRemoved ??= original;
                carried = carried.AddRange(CommentLines(original.GetLeadingTrivia()));
                continue;
            }

            var kept = original == replaced ? replacement : [current.Statements[i]];
            if (firstRemoved is not null)
                kept[0] = kept[0].WithLeadingTrivia(BlankLines(firstRemoved.GetLeadingTrivia()).AddRange(carried).AddRange(WithoutBlankLines(kept[0].GetLeadingTrivia())));
            (firstRemoved, carried) = (null, SyntaxTriviaList.Empty);
            statements.AddRange(kept);
        }

        return current.WithStatements(SyntaxFactory.List(statements));
    }

    /// <summary>Whether a condition holds nothing but the check.</summary>
    public static bool AsksOnlyTheCheck(ExpressionSyntax condition, SyntaxNode check) =>
        condition.DescendantNodesAndSelf().All(node => node switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } => false,
            ConditionalExpressionSyntax or AssignmentExpressionSyntax => check.Span.Contains(node.Span),
            InvocationExpressionSyntax call => call.Span.Contains(check.Span) || check.Span.Contains(call.Span),
            _ => true,
        });

    /// <summary>Whether the insert is all that the branch holds.</summary>
    private static bool IsAlone(GuardSyntax guard) =>
        guard.Guarded.Parent == guard.If
        || guard.Guarded.Parent is ElseClauseSyntax
        || guard.Guarded.Parent is BlockSyntax { Statements.Count: 1 } and { Parent: IfStatementSyntax or ElseClauseSyntax };

    /// <summary>Whether a statement only prepares the insert: what stands between it and the check would now also happen when the row is there.</summary>
    public static bool OnlyPrepares(StatementSyntax statement) => statement switch
    {
        LocalDeclarationStatementSyntax declaration => declaration.DescendantNodes().All(node => node switch
        {
            AwaitExpressionSyntax or AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } => false,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateCommand" or "CreateBatch" or "NewGuid" or "CreateVersion7" or "Trim" or "ToLower" or "ToLowerInvariant" or "ToUpperInvariant" } } => true,
            InvocationExpressionSyntax => false,
            _ => true,
        }),
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddWithValue" or "Add", Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Parameters" or "BatchCommands" } } } } => true,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CommandText" or "Value" } } } => true,
        _ => false,
    };

    /// <summary>Adds the statements that make the check's command and fill its parameters; false when the command does more than that.</summary>
    private static bool AddCommand(ReadCall check, GuardSyntax guard, BodyUnderAnalysis body, ISet<StatementSyntax> removed)
    {
        if (check.Library != DatabaseLibrary.Npgsql)
            return true;
        if (check.Operation.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax command } }
            || body.LocalNamed(command) is not { } local)
            return false;

        var checkStatement = check.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>();
        foreach (var mention in body.MentionsOf(local))
        {
            var statement = mention.FirstAncestorOrSelf<StatementSyntax>()!;
            if (statement != checkStatement && !(OnlyPrepares(statement) && removed.Add(statement)) && !removed.Contains(statement))
                return false;
        }

        if (GuardSyntax.SiblingsBefore(guard.If).OfType<LocalDeclarationStatementSyntax>().FirstOrDefault(statement => Declares(statement, local.Name)) is not { Declaration.Variables.Count: 1 } declaration)
            return false;
        removed.Add(declaration);
        return OnlyPrepares(declaration);
    }

    private static bool Declares(LocalDeclarationStatementSyntax statement, string name) => statement.Declaration.Variables.Any(variable => variable.Identifier.ValueText == name);

    /// <summary>A comment within a statement would go with it; those inside what is done when the row is there are kept with that.</summary>
    private static bool HasInnerComment(StatementSyntax statement, GuardSyntax guard) =>
        statement.DescendantTrivia().Any(trivia =>
            IsComment(trivia)
            && !statement.GetLeadingTrivia().Contains(trivia)
            && !(statement == guard.If && guard.If.Statement.FullSpan.Contains(trivia.Span)));

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia || trivia.IsDirective;

    /// <summary>The lines with comments, without the white space that indents the statement behind them.</summary>
    private static SyntaxTriviaList CommentLines(SyntaxTriviaList leading) =>
        leading.Any(IsComment) ? SyntaxFactory.TriviaList(WithoutBlankLines(leading).Reverse().SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse()) : SyntaxTriviaList.Empty;

    private static SyntaxTriviaList BlankLines(SyntaxTriviaList leading) => SyntaxFactory.TriviaList(leading.TakeWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));

    private static SyntaxTriviaList WithoutBlankLines(SyntaxTriviaList leading) => SyntaxFactory.TriviaList(leading.SkipWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
}
