using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>
/// EF Core: the check stays, and a catch of SQLSTATE 23505 round SaveChanges detaches the failed entity and does what is done when the row is
/// there (FACTS K1, K2). Converters, interceptors and change tracking stay as they are.
/// </summary>
internal static class FlushCatchRewrite
{
    /// <summary>The rewrite; null where an obligation fails.</summary>
    public static Rewrite? Of(Race race, EntityInsertCall insert, GuardSyntax guard, BodyUnderAnalysis body)
    {
        var flushes = body.FlushesAfter(insert).ToList();
        if (flushes.Count != 1
            || FlushStatement(flushes[0], guard) is not { } flush
            || ContextOf(insert, flushes[0]) is not { } context
            || !FlushObligations.Hold(insert, flushes[0], body)
            || WhenPresentObligations.RowIsUsedElsewhere(guard, body)
            || EntityOf(insert, guard) is not var (entity, declaration))
            return null;

        if (ViolationCatch.For(ViolationShape.Wrapped, race.Arbiter, body, guard.Insert) is not { } violation)
            return null;
        return new Rewrite($"Catch the unique violation (SQLSTATE 23505) of {CallPlace.Of(flushes[0].Operation)}", "", root =>
        {
            var detach = SyntaxFactory.ParseStatement($"{context}.Entry({entity}).State = EntityState.Detached;\n");
            var tried = violation.Round([flush.WithoutLeadingTrivia()], [detach, .. guard.WhenPresent]).WithLeadingTrivia(flush.GetLeadingTrivia());
            var added = declaration is null ? [guard.Insert] : DeclareEntity(guard.Insert, insert.Entity!.Syntax, declaration, entity);
            root = root.TrackNodes(flush, guard.Insert);
            root = root.ReplaceNode(root.GetCurrentNode(flush)!, tried);
            if (declaration is not null)
                root = root.ReplaceNode(root.GetCurrentNode(guard.Insert)!, added);
            return violation.Names.Import(root);
        });
    }

    /// <summary>The statement of the flush: it follows the Add in the same block, so that it runs only after it.</summary>
    private static StatementSyntax? FlushStatement(FlushCall flush, GuardSyntax guard)
    {
        var statement = flush.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>();
        var following = GuardSyntax.SiblingsOf(guard.Insert).SkipWhile(sibling => sibling != guard.Insert).Skip(1).ToList();
        var index = statement is null ? -1 : following.IndexOf(statement);
        if (index < 0 || guard.Insert.Parent is not BlockSyntax)
            return null;
        var isLast = index == following.Count - 1;
        return statement switch
        {
            ReturnStatementSyntax when guard.LeavesWhenPresent => statement,
            ExpressionStatementSyntax when guard.LeavesWhenPresent || (guard.IsWrapped && guard.WhenPresent.IsEmpty && isLast) => statement,
            _ => null,
        };
    }

    /// <summary>The expression of the context, from the flush; the Add must be on the same one.</summary>
    private static string? ContextOf(EntityInsertCall insert, FlushCall flush)
    {
        if (flush.Context is not { } context)
            return null;
        var text = context.Syntax is ThisExpressionSyntax ? "this" : context.Syntax.ToString();
        var receiver = insert.Context?.WithoutConversions();
        var owner = receiver is IPropertyReferenceOperation { Instance: { } instance } ? instance
            : receiver is IInvocationOperation { TargetMethod.Name: "Set", Instance: { } setOwner } ? setOwner
            : receiver;
        return owner is null ? null
            : context is IInstanceReferenceOperation && owner is IInstanceReferenceOperation ? "this"
            : owner.Syntax.ToString() == text ? text
            : null;
    }

    /// <summary>The name of the added entity; an entity made in the call itself gets a local first, whose declaration's place is then given.</summary>
    private static (string Name, SyntaxNode? Declaration)? EntityOf(EntityInsertCall insert, GuardSyntax guard)
    {
        switch (insert.Entity?.Syntax)
        {
            case IdentifierNameSyntax name:
                return (name.Identifier.ValueText, null);
            case ObjectCreationExpressionSyntax creation when guard.Insert is ExpressionStatementSyntax:
                return (LocalFor(insert.EntityRows.Entity.Name, guard.Insert), creation);
            default:
                return null;
        }
    }

    private static string LocalFor(string type, SyntaxNode place)
    {
        var name = char.ToLowerInvariant(type[0]) + type.Substring(1);
        return FreeName.In(place, SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "new" + type, "new" + type);
    }

    /// <summary><c>var user = new User { … };</c> before <c>Add(user)</c>, with the comments of the Add before both.</summary>
    private static IEnumerable<SyntaxNode> DeclareEntity(StatementSyntax insert, SyntaxNode creation, SyntaxNode declaration, string name)
    {
        var value = ((ExpressionSyntax)creation).WithoutTrivia();
        var local = ((LocalDeclarationStatementSyntax)SyntaxFactory.ParseStatement($"var {name} = null;\n"));
        var declarator = local.Declaration.Variables[0];
        yield return local
            .ReplaceNode(declarator.Initializer!.Value, value)
            .WithLeadingTrivia(insert.GetLeadingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);
        yield return insert
            .ReplaceNode(declaration, SyntaxFactory.IdentifierName(name).WithTriviaFrom(declaration))
            .WithLeadingTrivia(insert.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
