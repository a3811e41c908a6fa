using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.KeysAndSequences;

/// <summary>Looks for code that goes on with a key's value: it would speak of a row that is not there once the database chooses the key.</summary>
internal static class OtherReads
{
    /// <summary>Whether the body reads the same variable or property path beside one place.</summary>
    public static bool AreThereOf(IOperation value, SyntaxNode place, BodyUnderAnalysis body)
    {
        var path = value.WithoutConversions().Syntax;
        return body.Operations.Any(operation =>
            operation is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation
            && !place.Span.Contains(operation.Syntax.Span)
            && SyntaxFactory.AreEquivalent(operation.Syntax, path));
    }
}
