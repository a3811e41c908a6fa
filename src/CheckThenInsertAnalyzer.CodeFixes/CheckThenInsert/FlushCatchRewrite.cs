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
    public static Rewrite? Of(Race race, EntityInsertCall insert, GuardSyntax guard, BodyUnderAnalysis body) => Of(race, insert, guard, _ => [], "", body);

    /// <summary>The same with statements between the detaching and what is done when the row is there.</summary>
    /// <param name="race">The race.</param>
    /// <param name="insert">The Add.</param>
    /// <param name="guard">The decision.</param>
    /// <param name="before">The statements, given the flush; null where they cannot be written.</param>
    /// <param name="purpose">What they do, for the title.</param>
    /// <param name="body">The body.</param>
    public static Rewrite? Of(Race race, EntityInsertCall insert, GuardSyntax guard, Func<FlushCall, IReadOnlyCollection<StatementSyntax>?> before, string purpose, BodyUnderAnalysis body)
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
        var detach = newLocal is null
            ? AddedEntity.Detachment(insert, flushes[0], names, guard.WhenPresent, body)
            : AddedEntity.Detachment(insert, flushes[0], newLocal, names, guard.WhenPresent, body);
        if (detach is null || ViolationCatch.For(ViolationShape.Wrapped, ConstraintTest.For(race.Arbiter, insert, body), variable, names, body.Project.Libraries) is not { } clause)
            return null;

        return new Rewrite($"Catch the unique violation (SQLSTATE 23505) of {CallPlace.Of(flushes[0].Operation)}{purpose}", "", root =>
        {
            var tried = clause.Round(flush, guard.WhenPresent.InsertRange(0, preparation).Insert(0, detach), LineBreak.Of(root));
            root = root.TrackNodes(flush, guard.Guarded);
            root = root.ReplaceNode(root.GetCurrentNode(flush)!, tried);
            if (newLocal is not null)
                root = root.ReplaceNode(root.GetCurrentNode(guard.Guarded)!, DeclareEntity(guard.Guarded, insert.Entity!.Syntax, newLocal, LineBreak.Of(root)));
            return names.Import(root);
        });
    }

    /// <summary>The statement of the flush: it follows the Add in the same block, so that it runs only after it.</summary>
    private static StatementSyntax? FlushStatement(FlushCall flush, GuardSyntax guard)
    {
        var statement = flush.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>();
        var following = GuardSyntax.SiblingsOf(guard.Guarded).SkipWhile(sibling => sibling != guard.Guarded).Skip(1).ToList();
        var index = statement is null ? -1 : following.IndexOf(statement);
        if (index < 0 || guard.Guarded.Parent is not BlockSyntax)
            return null;
        var isLast = index == following.Count - 1;
        return statement switch
        {
            ReturnStatementSyntax when guard.LeavesWhenPresent => statement,
            ExpressionStatementSyntax when guard.LeavesWhenPresent || (guard.IsWrapped && guard.WhenPresent.IsEmpty && isLast) => statement,
            _ => null,
        };
    }

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
