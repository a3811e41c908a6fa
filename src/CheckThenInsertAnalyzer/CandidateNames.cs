using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CheckThenInsertAnalyzer;

/// <summary>A look at the names of a body before anything is bound: most bodies have nothing for any rule, and cost only this look.</summary>
internal static class CandidateNames
{
    /// <summary>Whether the body holds a name that a call which writes or a test of a database error has: reads alone break no rule.</summary>
    public static bool AreIn(SyntaxNode body)
    {
        foreach (var token in body.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && IsCandidate(token.ValueText))
                return true;
        }

        return false;
    }

    private static bool IsCandidate(string name) =>
        name is "Add" or "AddAsync" or "AddRange" or "AddRangeAsync" or "SaveChanges" or "SaveChangesAsync" or "SqlState" or "ErrorCode" or "HResult"
        || DapperRecogniser.IsCandidate(name)
        || NpgsqlRecogniser.IsCandidate(name);
}
