using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>Whether what a method does when the row is there can also be done where the insert finds out.</summary>
internal static class WhenPresentObligations
{
    /// <summary>
    /// The branch must not use the row that the check found, since the insert finds none to give; nor declare anything that would then be
    /// declared twice.
    /// </summary>
    public static bool CanMove(GuardSyntax guard, BodyUnderAnalysis body)
    {
        var foundRow = SymbolsDeclaredIn(guard.If.Condition, body);
        if (guard.CheckLocal is { } local)
            foundRow.Add(local);
        return guard.WhenPresent.All(statement =>
            !foundRow.Any(symbol => GuardSyntax.Mentions(statement, symbol, body))
            && !statement.DescendantNodesAndSelf().Any(node => node is LocalDeclarationStatementSyntax or LabeledStatementSyntax or LocalFunctionStatementSyntax or YieldStatementSyntax or SingleVariableDesignationSyntax));
    }

    /// <summary>Whether the row that the check found is used outside of the decision: then the method goes on with it (get or create).</summary>
    public static bool RowIsUsedElsewhere(GuardSyntax guard, BodyUnderAnalysis body)
    {
        var symbols = SymbolsDeclaredIn(guard.If.Condition, body);
        if (guard.CheckLocal is { } local)
            symbols.Add(local);
        return symbols.Any(symbol => body.MentionsOf(symbol).Any(mention => !guard.If.Condition.Span.Contains(mention.Span)));
    }

    private static List<ISymbol> SymbolsDeclaredIn(SyntaxNode condition, BodyUnderAnalysis body) =>
        condition.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(body.LocalDeclaredBy).OfType<ISymbol>().ToList();
}
