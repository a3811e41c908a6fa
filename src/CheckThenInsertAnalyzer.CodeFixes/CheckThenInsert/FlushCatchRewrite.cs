using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>
/// EF Core: the check stays, and a catch of SQLSTATE 23505 round SaveChanges detaches the failed entity and does what is done when the row is
/// there (FACTS K1, K2). Converters, interceptors and change tracking stay as they are.
/// </summary>
internal static class FlushCatchRewrite
{
    /// <summary>The rewrite; null where an obligation fails.</summary>
    public static Rewrite? Of(Race race, EntityInsertCall insert, GuardSyntax guard, BodyUnderAnalysis body) => Of(race, insert, guard, null, _ => [], "", body);

    /// <summary>The same with statements between the detaching and what is done when the row is there.</summary>
    /// <param name="race">The race.</param>
    /// <param name="insert">The Add.</param>
    /// <param name="guard">The decision.</param>
    /// <param name="made">The name of the entity where a local holds it or the row that was found, and it is the new one that fails; null where one variable holds it alone.</param>
    /// <param name="before">The statements, given the flush; null where they cannot be written.</param>
    /// <param name="purpose">What they do, for the title.</param>
    /// <param name="body">The body.</param>
    public static Rewrite? Of(Race race, EntityInsertCall insert, GuardSyntax guard, string? made, Func<FlushCall, IReadOnlyCollection<StatementSyntax>?> before, string purpose, BodyUnderAnalysis body)
    {
        var flushes = body.FlushesAfter(insert).ToList();
        if (flushes.Count != 1
            || FlushStatement(flushes[0], guard) is not { } flush
            || SendingStatement.Of(flushes[0]) != flush
            || !FlushObligations.Hold(race, insert, flushes[0], body)
            || before(flushes[0]) is not { } preparation)
            return null;

        var names = new TypeNames(body.Model, flush.SpanStart);
        var variable = FreeName.In(flush, body.Model, "ex", "exception", "violation");
        var newLocal = NewLocalFor(insert, guard, body);
        var detach = (made ?? newLocal) is { } name
            ? AddedEntity.Detachment(insert, flushes[0], name, names, guard.WhenPresent, body)
            : AddedEntity.Detachment(insert, flushes[0], names, guard.WhenPresent, body);
        if (detach is null || ViolationCatch.For(ViolationShape.Wrapped, ConstraintTest.For(race.Arbiter, insert, body), variable, names, body.Project.Libraries) is not { } clause)
            return null;

        return new Rewrite($"Catch the unique violation (SQLSTATE 23505) of {CallPlace.Of(flushes[0].Operation)}{purpose}", "", root =>
        {
            var tried = clause.Round(flush, guard.WhenPresent.InsertRange(0, preparation).Insert(0, detach), names, LineBreak.Of(root));
            root = root.TrackNodes(flush, guard.Guarded);
            root = root.ReplaceNode(root.GetCurrentNode(flush)!, tried);
            if (newLocal is not null)
                root = root.ReplaceNode(root.GetCurrentNode(guard.Guarded)!, DeclareEntity(guard.Guarded, insert.Entity!.Syntax, newLocal, LineBreak.Of(root)));
            return names.Import(root);
        });
    }

    /// <summary>
    /// The statement of the flush: it runs only after the Add, and what follows it is not run after a violation, or is what also follows where the
    /// row is there.
    /// </summary>
    private static StatementSyntax? FlushStatement(FlushCall flush, GuardSyntax guard)
    {
        var following = GuardSyntax.SiblingsOf(guard.Guarded).SkipWhile(sibling => sibling != guard.Guarded).Skip(1).ToList();
        if (guard.Guarded.Parent is not BlockSyntax
            || flush.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not { } statement
            || following.FirstOrDefault(sibling => sibling.Span.Contains(statement.Span)) is not { } sibling)
            return null;
        return statement switch
        {
            ReturnStatementSyntax or ExpressionStatementSyntax or LocalDeclarationStatementSyntax when guard.LeavesWhenPresent && IsInBranchOf(sibling, statement) => statement,
            ExpressionStatementSyntax when statement == following.Last() && guard.GuardsAsBranch => statement,
            _ => null,
        };
    }

    /// <summary>Whether a statement is another, or one in a branch of it.</summary>
    private static bool IsInBranchOf(StatementSyntax decision, StatementSyntax statement) =>
        statement.Ancestors().TakeWhile(node => node != decision.Parent && statement != decision).All(node => node is BlockSyntax or IfStatementSyntax or ElseClauseSyntax);

    /// <summary>The name of a local for an entity that is made in the call of Add; null when it has one.</summary>
    private static string? NewLocalFor(EntityInsertCall insert, GuardSyntax guard, BodyUnderAnalysis body)
    {
        if (insert.Entity?.Syntax is not ObjectCreationExpressionSyntax || EntityDetachment.SymbolOf(insert.Entity) is not null || guard.Guarded is not ExpressionStatementSyntax)
            return null;
        var type = insert.EntityRows.Entity.Name;
        var name = char.ToLowerInvariant(type[0]) + type.Substring(1);
        return FreeName.In(guard.Guarded.Parent!, body.Model, SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "new" + type, "new" + type);
    }

    /// <summary><c>var user = new User { … };</c> before <c>Add(user)</c>, with the comments of the Add before both.</summary>
    private static IEnumerable<SyntaxNode> DeclareEntity(StatementSyntax insert, SyntaxNode creation, string name, SyntaxTrivia lineBreak)
    {
        var local = (LocalDeclarationStatementSyntax)SyntaxFactory.ParseStatement($"var {name} = null;");
        yield return local
            .ReplaceNode(local.Declaration.Variables[0].Initializer!.Value, ((ExpressionSyntax)creation).WithoutTrivia())
            .WithLeadingTrivia(insert.GetLeadingTrivia())
            .WithTrailingTrivia(lineBreak);
        yield return insert
            .ReplaceNode(creation, SyntaxFactory.IdentifierName(name).WithTriviaFrom(creation))
            .WithLeadingTrivia(SyntaxFactory.Whitespace(Indentation.Of(insert).Outer));
    }
}
