using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.PostgresTests.HarnessTests;

/// <summary>A toy that stands for the package's code fixes: each of its actions writes a text behind the SQL or the literal.</summary>
internal sealed class AppendingCodeFix(params ImmutableArray<AppendingCodeFix.Append> offered) : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [UnguardedInserts.Id];

    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var append in offered)
        {
            var action = CodeAction.Create(append.Title, cancellation => ChangeAsync(context, append, cancellation), append.Key);
            context.RegisterCodeFix(action, context.Diagnostics);
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> ChangeAsync(CodeFixContext context, Append append, CancellationToken cancellation)
    {
        var text = await context.Document.GetTextAsync(cancellation);
        var end = context.Span.End - (append.InsideLiteral ? 1 : 0);
        return context.Document.WithText(text.WithChanges(new TextChange(new TextSpan(end, 0), append.Text)));
    }

    internal sealed record Append(string Title, string Key, string Text, bool InsideLiteral = true);
}
