using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>
/// A loop that draws a new key while a check finds the last one: it draws while the insert writes no row instead, as between such a check and the insert
/// another session may take the key (FACTS K1).
/// </summary>
internal static class DrawAgainRewrite
{
    /// <summary>The rewrite; null where an obligation fails.</summary>
    public static Rewrite? Of(Race race, SqlInsertCall insert, BodyUnderAnalysis body)
    {
        if (!OnConflictObligations.Hold(race, insert, body)
            || insert.Sql is not { } sql
            || SendingStatement.Of(insert) is not ExpressionStatementSyntax { Expression: not AssignmentExpressionSyntax, Parent: BlockSyntax block } sent
            || GuardSyntax.SiblingsBefore(sent).FirstOrDefault() is not { } loop
            || ConditionOf(loop) is not { } condition
            || !AsksTheCheckAlone(condition, race, body)
            || !CanBeRepeated(sent)
            || loop.DescendantNodes().Any(LeavesWithoutAsking)
            || HasComments(condition, sent))
            return null;

        var columns = race.Arbiter!.Parts.Select(part => part.Column!).ToList();
        if (OnConflictWriter.DoNothing(sql.Text, insert.Statement, columns) is not { } insertion || LiteralEdits.Inserting(insertion, insert, body) is not { } literals)
            return null;

        var target = string.Join(", ", columns.Select(IdentifierQuoting.Quote));
        return new Rewrite(
            $"Draw again while the unique index on ({target}) refuses: ON CONFLICT ({target}) DO NOTHING",
            "",
            root => root.ReplaceSyntax([block], (_, rewritten) => Written((BlockSyntax)rewritten, block.Statements.IndexOf(sent)), literals.Tokens.Keys, (token, _) => literals.Tokens[token], [], (trivia, _) => trivia))
        {
            TakesCheckOut = true,
        };
    }

    private static ExpressionSyntax? ConditionOf(StatementSyntax loop) => loop switch
    {
        DoStatementSyntax { Condition: var condition } => condition,
        WhileStatementSyntax { Condition: var condition } => condition,
        _ => null,
    };

    /// <summary>The condition is true exactly where there is a row; a command of its own or a called method would be left behind, or may do more than ask.</summary>
    private static bool AsksTheCheckAlone(ExpressionSyntax condition, Race race, BodyUnderAnalysis body) =>
        race.Check is { Chain.IsEmpty: true, Library: not DatabaseLibrary.Npgsql, Operation.Syntax: var check }
        && race.Insert.Library != DatabaseLibrary.Npgsql
        && condition.Span.Contains(check.Span)
        && CheckRemoval.AsksOnlyTheCheck(condition, check)
        && body.IsGuardedByAnyRow(race.Insert, race.Check);

    /// <summary>Whether nobody notices that the insert's arguments are computed at each turn.</summary>
    private static bool CanBeRepeated(ExpressionStatementSyntax sent) => sent.Expression.DescendantNodesAndSelf().OfType<ArgumentListSyntax>().All(arguments =>
        arguments.Parent!.Ancestors().OfType<ArgumentListSyntax>().Any()
        || arguments.DescendantNodes().All(node => node is not (InvocationExpressionSyntax or AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression } or AwaitExpressionSyntax)));

    private static bool LeavesWithoutAsking(SyntaxNode node) => node is BreakStatementSyntax or GotoStatementSyntax or YieldStatementSyntax;

    /// <summary>What they say of the check or of the insert would have no place any more.</summary>
    private static bool HasComments(ExpressionSyntax condition, StatementSyntax sent) =>
        condition.DescendantTrivia().Concat(sent.DescendantTrivia()).Any(KeptComments.IsComment);

    private static BlockSyntax Written(BlockSyntax block, int index)
    {
        var insert = ((ExpressionStatementSyntax)block.Statements[index]).Expression.WithoutTrivia();
        var none = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(0));
        var condition = SyntaxFactory.BinaryExpression(SyntaxKind.EqualsExpression, insert, none).WithAdditionalAnnotations(Formatter.Annotation);
        StatementSyntax loop = block.Statements[index - 1] switch
        {
            DoStatementSyntax repeated => repeated.WithCondition(condition),
            var repeated => ((WhileStatementSyntax)repeated).WithCondition(condition),
        };
        return block.WithStatements(block.Statements.Replace(block.Statements[index - 1], loop).RemoveAt(index));
    }
}
