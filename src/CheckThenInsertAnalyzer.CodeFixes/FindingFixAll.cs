using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>
/// Fixes all findings of a document one after the other, each on the result of the last: the fixes touch neighbouring statements, so edits
/// made apart from each other could not be merged. <c>dotnet format</c> may name no equivalence key, as it asks about one diagnostic of the
/// analyzer, be it another rule's: then each finding gets its best fix.
/// </summary>
internal static class FindingFixAll
{
    /// <summary>The fix-all of a provider, for document, project and solution.</summary>
    public static FixAllProvider Create(FindingFixProvider provider) =>
        FixAllProvider.Create(async (context, document, diagnostics) =>
            await FixAsync(provider, document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken).ConfigureAwait(false));

    private static async Task<Document?> FixAsync(FindingFixProvider provider, Document document, ImmutableArray<Diagnostic> diagnostics, string? equivalenceKey, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root is null || diagnostics.IsEmpty)
            return document;

        // An annotation finds its place again however much stands before it by then. One place may have several findings.
        var places = diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => (Token: root.FindToken(diagnostic.Location.SourceSpan.Start), diagnostic.Location.SourceSpan.Length)).ToList();
        var marks = places.Select(place => place.Token).Distinct().ToDictionary(token => token, _ => new SyntaxAnnotation());
        document = document.WithSyntaxRoot(root.ReplaceTokens(marks.Keys, (token, _) => token.WithAdditionalAnnotations(marks[token])));
        foreach (var (mark, length) in places.Select(place => (marks[place.Token], place.Length)))
        {
            var current = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            var token = current!.GetAnnotatedTokens(mark).FirstOrDefault();
            if (token == default)
                continue;
            var rewrites = await provider.RewritesAsync(document, new(token.SpanStart, length), cancellation).ConfigureAwait(false);
            if (rewrites.FirstOrDefault(rewrite => equivalenceKey is null || rewrite.EquivalenceKey == equivalenceKey) is { } rewrite)
                document = await FindingFixProvider.ApplyAsync(document, rewrite, cancellation).ConfigureAwait(false);
        }

        return document;
    }
}
