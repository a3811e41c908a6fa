using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>The rewrites that write <c>ON CONFLICT (key) DO NOTHING</c> into the insert's text and ask the number of affected rows (FACTS K1).</summary>
/// <param name="Guard">The syntax of check and insert.</param>
/// <param name="Race">The pair of calls.</param>
/// <param name="Target">The conflict target, for titles.</param>
/// <param name="Literals">The string tokens to replace.</param>
internal sealed record OnConflictEdit(GuardSyntax Guard, Race Race, string Target, LiteralEdits Literals)
{
    /// <summary>The edit; null when an obligation fails, or when the text or the call's result cannot be changed.</summary>
    public static OnConflictEdit? Of(Race race, SqlInsertCall insert, GuardSyntax guard, BodyUnderAnalysis body)
    {
        if (!OnConflictObligations.Hold(race, insert, body) || insert.Sql is not { } sql || guard.Guarded is not ExpressionStatementSyntax)
            return null;

        var columns = race.Arbiter!.Parts.Select(part => part.Column!).ToList();
        if (OnConflictWriter.DoNothing(sql.Text, insert.Statement, columns) is not { } insertion
            || LiteralEdits.Inserting(insertion, insert, body) is not { } literals)
            return null;

        return new OnConflictEdit(guard, race, string.Join(", ", columns.Select(IdentifierQuoting.Quote)), literals);
    }

    /// <summary>The check goes: the insert alone decides. Null when the check cannot be taken out without changing what else happens.</summary>
    public Rewrite? OneStatement(BodyUnderAnalysis body)
    {
        if (CheckRemoval.Of(Guard, Race, body) is not { } removal)
            return null;

        StatementSyntax replaced = Guard.IsWrapped ? Guard.If : Guard.Guarded;
        return new Rewrite($"Let the unique index on ({Target}) decide: ON CONFLICT ({Target}) DO NOTHING", "", root =>
        {
            var insertMark = new SyntaxAnnotation();
            return Replace(root, [Guard.Guarded, removal.Block], (original, rewritten) => rewritten is BlockSyntax block && original == removal.Block
                ? removal.Apply(block, replaced, InPlaceOf(replaced, Deciding(Indentation.Raise((ExpressionStatementSyntax)block.GetAnnotatedNodes(insertMark).Single(), Guard.Guarded, replaced), replaced), LineBreak.Of(root)))
                : rewritten.WithAdditionalAnnotations(insertMark));
        })
        {
            TakesCheckOut = true,
        };
    }

    /// <summary>The check stays as a fast path, and the clause settles what slips through it. Null where more than the insert depends on it.</summary>
    public Rewrite? KeepingTheCheck()
    {
        var isLast = !GuardSyntax.SiblingsOf(Guard.Guarded).SkipWhile(sibling => sibling != Guard.Guarded).Skip(1).Any();
        if (!Guard.LeavesWhenPresent && !(Guard is { IsWrapped: true, WhenPresent.IsEmpty: true } && isLast))
            return null;

        return new Rewrite(
            $"Keep the check as a fast path and add ON CONFLICT ({Target}) DO NOTHING",
            "",
            root => Replace(root, [Guard.Guarded], (_, rewritten) => InPlaceOf(Guard.Guarded, Deciding((ExpressionStatementSyntax)rewritten, Guard.Guarded), LineBreak.Of(root))));
    }

    /// <summary>Writes the clause and replaces the nodes in one pass, as the text may stand inside of them or anywhere else in the file.</summary>
    private SyntaxNode Replace(SyntaxNode root, IEnumerable<SyntaxNode> nodes, Func<SyntaxNode, SyntaxNode, SyntaxNode> replacement) =>
        root.ReplaceSyntax(nodes, replacement, Literals.Tokens.Keys, (token, _) => Literals.Tokens[token], [], (trivia, _) => trivia);

    private static StatementSyntax InPlaceOf(StatementSyntax replaced, StatementSyntax statement, SyntaxTrivia lineBreak) => statement
        .WithLeadingTrivia(replaced.GetLeadingTrivia())
        .WithTrailingTrivia(statement is IfStatementSyntax { Statement: BlockSyntax } && !replaced.GetTrailingTrivia().Any(KeptComments.IsComment)
            ? BlockEnd.Of(replaced, lineBreak)
            : replaced.GetTrailingTrivia());

    /// <summary>The insert itself where nothing is done when the row is there; else <c>if (await insert == 0)</c> and that, in the braces that it had.</summary>
    private StatementSyntax Deciding(ExpressionStatementSyntax insert, StatementSyntax replaced)
    {
        if (Guard.WhenPresent.IsEmpty)
            return insert.WithAdditionalAnnotations(Formatter.Annotation);

        var none = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(0));
        var condition = SyntaxFactory.BinaryExpression(SyntaxKind.EqualsExpression, insert.Expression.WithoutTrivia(), none).WithAdditionalAnnotations(Formatter.Annotation);

        // The statement that was there keeps its own layout; only one that is put together anew is laid out by the formatter.
        return Guard.If.Else is { Statement: var other } && Guard.If.Statement.Span.Contains(Guard.Guarded.Span)
            ? SyntaxFactory.IfStatement(condition, other).WithAdditionalAnnotations(Formatter.Annotation)
            : Indentation.Move(Guard.If, Indentation.Of(Guard.If).Outer, Indentation.Of(replaced).Outer).WithCondition(condition).WithElse(null);
    }
}
