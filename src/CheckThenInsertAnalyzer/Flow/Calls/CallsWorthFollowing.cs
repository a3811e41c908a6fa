using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells from names alone whether a body may check and insert by way of the methods that it calls.</summary>
internal static class CallsWorthFollowing
{
    /// <summary>Whether something in the body may read, something may write, and one of the two may be a call's.</summary>
    public static bool AreIn(SyntaxNode body, SourceIndex index, int depth, CancellationToken cancellation)
    {
        var names = NamesIn(body, cancellation);
        var words = DeclarationsOfFile.WordsOf(names);
        var (reads, writes) = (names.Any(name => index.MayRead(name, depth)), names.Any(name => index.MayWrite(name, depth)));
        return (reads && writes)
            || (reads && (words & DatabaseWords.Writes) != 0)
            || (writes && (words & DatabaseWords.Reads) != 0);
    }

    private static IReadOnlyCollection<string> NamesIn(SyntaxNode body, CancellationToken cancellation) =>
        DeclarationsOfFile.Of(body.SyntaxTree, cancellation).At(body.Span)?.Calls
        ?? InvokedNames.In(body.SyntaxTree.GetText(cancellation).ToString(body.Span), 0, body.Span.Length);
}
