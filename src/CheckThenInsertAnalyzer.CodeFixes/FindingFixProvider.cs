using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>A provider that turns one kind of finding into rewrites. Where no obligation holds it offers nothing.</summary>
public abstract class FindingFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RuleId);

    /// <summary>The rule whose findings it rewrites.</summary>
    private protected abstract string RuleId { get; }

    /// <summary>Whether all findings of a document, project or solution may be fixed at once; only with rewrites of the finding's own file.</summary>
    private protected virtual bool FixesAll => true;

    /// <inheritdoc/>
    public sealed override FixAllProvider? GetFixAllProvider() => FixesAll ? FindingFixAll.Create(this) : null;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var rewrites = await RewritesAsync(context.Document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false);
            foreach (var rewrite in rewrites)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(rewrite.Title, cancellation => ApplyAsync(context.Document, rewrite, cancellation), rewrite.EquivalenceKey),
                    diagnostic);
            }
        }
    }

    /// <summary>The rewrites of the finding at a span, best first.</summary>
    internal async Task<ImmutableArray<Rewrite>> RewritesAsync(Document document, Microsoft.CodeAnalysis.Text.TextSpan span, CancellationToken cancellation) =>
        await FindingLookup.FindAsync(document, RuleId, span, cancellation).ConfigureAwait(false) is var (body, finding)
            ? RewritesOf(finding, body).ToImmutableArray()
            : ImmutableArray<Rewrite>.Empty;

    /// <summary>Changes the document; formatting and simplification follow from annotations on what was written.</summary>
    internal static async Task<Document> ApplyAsync(Document document, Rewrite rewrite, CancellationToken cancellation)
    {
        if (rewrite.Tree is { } tree)
            document = document.Project.GetDocument(tree) ?? document;
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return root is null ? document : document.WithSyntaxRoot(rewrite.Apply(root));
    }

    /// <summary>The rewrites whose obligations hold, best first.</summary>
    private protected abstract IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body);
}
