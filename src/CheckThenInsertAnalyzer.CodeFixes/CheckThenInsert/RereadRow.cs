using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>A check of EF Core that reads the row, written once more for a row that is known to be there: SingleAsync in the place of FirstOrDefaultAsync.</summary>
internal static class RereadRow
{
    /// <summary>The expression; null when the check is no such query of whole rows by exactly the key, or reads by another context than is flushed.</summary>
    public static ExpressionSyntax? Of(Race race, EntityInsertCall insert, FlushCall flush)
    {
        if (race is not { Check: { Chain.IsEmpty: true, Library: DatabaseLibrary.EntityFramework, Operation: IInvocationOperation { Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } } read } check, Arbiter: not null, Agreement: KeyAgreement.Agrees }
            || !IsOfKey(check.Predicate)
            || read.TargetMethod.Name is not ("FirstOrDefault" or "FirstOrDefaultAsync" or "SingleOrDefault" or "SingleOrDefaultAsync")
            || read.TargetMethod is not { ContainingType.Name: "EntityFrameworkQueryableExtensions" or "Queryable" }
            || CallResult.Waited(read) is not { Syntax: ExpressionSyntax waited, Type: { } row }
            || !SymbolEqualityComparer.Default.Equals(row, insert.EntityRows.Entity)
            || !IsOfContext(access, flush))
            return null;

        var name = access.Name.Identifier;
        var single = name.ValueText.EndsWith("Async", StringComparison.Ordinal) ? "SingleAsync" : "Single";
        return waited.ReplaceToken(name, SyntaxFactory.Identifier(name.LeadingTrivia, single, name.TrailingTrivia)).WithoutTrivia();
    }

    /// <summary>The statement that reads the row into a variable, written for the handler of the flush.</summary>
    public static StatementSyntax Into(ILocalSymbol variable, ExpressionSyntax reread, ReadCall check, FlushCall flush)
    {
        var statement = (ExpressionStatementSyntax)SyntaxFactory.ParseStatement($"{variable.Name} = null;");
        statement = statement.ReplaceNode(((AssignmentExpressionSyntax)statement.Expression).Right, reread);
        return flush.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { } sent
            ? Indentation.Move(statement, Indentation.OfLine(check.Operation.Syntax), Indentation.Of(sent).Inner)
            : statement;
    }

    /// <summary>Whether a value that a variable gets is the row that was looked for, or a new one: that is made where none was found.</summary>
    public static bool IsThisRow(IOperation? value, Race race) => value is not null && (value.WithoutWaiting() == race.Check.Operation || NewEntity.IsMade(value));

    /// <summary>A check that is narrower than the key would not find the row that was in the way (D4).</summary>
    private static bool IsOfKey(KeyPredicate predicate) =>
        predicate is { IsKeyAlone: true, Given: null } && predicate.Comparisons.All(comparison => comparison.IsPlain);

    private static bool IsOfContext(ExpressionSyntax query, FlushCall flush)
    {
        var root = query;
        while (root is MemberAccessExpressionSyntax or InvocationExpressionSyntax && !IsContext(root, flush))
            root = root is MemberAccessExpressionSyntax member ? member.Expression : ((InvocationExpressionSyntax)root).Expression;
        return IsContext(root, flush);
    }

    private static bool IsContext(ExpressionSyntax expression, FlushCall flush) => flush.Context switch
    {
        null or IInstanceReferenceOperation { IsImplicit: true } => expression is IdentifierNameSyntax,
        var context => SyntaxFactory.AreEquivalent(expression, context.Syntax),
    };
}
