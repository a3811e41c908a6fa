using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CheckThenInsertAnalyzer;

/// <summary>A look at the names of a body before anything is bound: most bodies have nothing for any rule, and cost only this look.</summary>
internal static class CandidateNames
{
    /// <summary>
    /// Whether the body holds names that a rule needs: one by which something is sent or an error is tested; or an Add, which every list
    /// has too, together with a read that may guard it or a key that may be given to it.
    /// </summary>
    public static bool AreIn(SyntaxNode body)
    {
        var (adds, readsOrGivesKey) = (false, false);
        foreach (var token in body.DescendantTokens())
        {
            if (!token.IsKind(SyntaxKind.IdentifierToken))
                continue;
            var name = token.ValueText;
            if (Sends(name))
                return true;
            adds |= name is "Add" or "AddAsync" or "AddRange" or "AddRangeAsync";
            readsOrGivesKey |= EntityQueryReader.IsTerminal(name) || GivesKey(token);
            if (adds && readsOrGivesKey)
                return true;
        }

        return false;
    }

    private static bool Sends(string name) =>
        DapperRecogniser.IsCandidate(name)
        || NpgsqlRecogniser.IsCandidate(name)
        || name is "SaveChanges" or "SaveChangesAsync" or "SqlState" or "ErrorCode" or "HResult";

    /// <summary><c>Id = …</c>, as in an initialiser.</summary>
    private static bool GivesKey(SyntaxToken name) =>
        name.ValueText.EndsWith("Id", StringComparison.OrdinalIgnoreCase) && name.GetNextToken().IsKind(SyntaxKind.EqualsToken);
}
