using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells from names alone whether a body may check and insert by way of the methods that it calls.</summary>
internal static class CallsWorthFollowing
{
    /// <summary>Whether something in the body may read, something may write, and one of the two may be a call's. Accessors and initialisers are not looked at.</summary>
    public static bool AreIn(SyntaxNode body, SourceIndex index, int depth, CancellationToken cancellation) =>
        DeclarationsOfFile.Of(body.SyntaxTree, cancellation).At(body.Span) is { } method && index.ReadsAndWrites(method, depth);
}
