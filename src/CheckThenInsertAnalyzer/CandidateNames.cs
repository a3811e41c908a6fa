using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CheckThenInsertAnalyzer;

/// <summary>A look at the names of a body before anything is bound: most bodies have nothing for any rule, and cost only this look.</summary>
internal static class CandidateNames
{
    /// <summary>Whether the body holds a name that a database call or a test of a database error has.</summary>
    public static bool AreIn(SyntaxNode body)
    {
        foreach (var token in body.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && IsCandidate(token.ValueText))
                return true;
        }

        return false;
    }

    private static bool IsCandidate(string name) => CallRecogniser.IsCandidate(name) || name is "SqlState" or "ErrorCode" or "HResult";
}
