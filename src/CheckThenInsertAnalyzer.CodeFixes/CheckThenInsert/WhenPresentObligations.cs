using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>Whether what a method does when the row is there can also be done where the insert finds out.</summary>
internal static class WhenPresentObligations
{
    /// <summary>
    /// The row that the check found must be used in the decision only: the insert that loses has none to give. And the branch must be one that
    /// can be written twice.
    /// </summary>
    public static bool Hold(GuardSyntax guard, BodyUnderAnalysis body) => !NeedsRow(guard, body) && CanBeWrittenTwice(guard, body);

    /// <summary>Whether the row that the check found is used for more than the decision.</summary>
    public static bool NeedsRow(GuardSyntax guard, BodyUnderAnalysis body)
    {
        var foundRow = SymbolsDeclaredIn(guard.If.Condition, body);
        if (guard.CheckLocal is { } local)
            foundRow.Add(local);
        return foundRow.Any(symbol => body.MentionsOf(symbol).Any(mention => !guard.If.Condition.Span.Contains(mention.Span)));
    }

    /// <summary>Whether the branch for a present row can be written twice: it declares nothing, and has no error that would then be there twice.</summary>
    public static bool CanBeWrittenTwice(GuardSyntax guard, BodyUnderAnalysis body) =>
        !guard.WhenPresent.Any(statement => statement.DescendantNodesAndSelf().Any(IsDeclaration) || HasError(statement, body));

    private static bool IsDeclaration(SyntaxNode node) =>
        node is LocalDeclarationStatementSyntax or LabeledStatementSyntax or LocalFunctionStatementSyntax or YieldStatementSyntax or SingleVariableDesignationSyntax;

    private static bool HasError(StatementSyntax statement, BodyUnderAnalysis body) =>
        body.Model.GetDiagnostics(statement.Span, body.Cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static List<ISymbol> SymbolsDeclaredIn(SyntaxNode condition, BodyUnderAnalysis body) =>
        condition.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(body.LocalDeclaredBy).OfType<ISymbol>().ToList();
}
