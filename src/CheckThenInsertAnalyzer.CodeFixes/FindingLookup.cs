using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>Asks the analyzer's own finder about a place in a document, so that what the message says is what the fix does.</summary>
internal static class FindingLookup
{
    /// <summary>The finding of the rule at a diagnostic's span; null when the document has changed so that there is none.</summary>
    public static async Task<(BodyUnderAnalysis Body, Finding Finding)?> FindAsync(Document document, string ruleId, TextSpan span, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || !root.FullSpan.Contains(span) || BodyRoot.Round(root.FindToken(span.Start).Parent!) is not { } bodySyntax)
            return null;
        if (ProjectUnderAnalysis.Create(model.Compilation, document.Project.AnalyzerOptions, text => DdlScriptReader.Read(text.ToString())) is not { } project)
            return null;

        var owner = model.GetDeclaredSymbol(bodySyntax, cancellation) ?? model.GetEnclosingSymbol(span.Start, cancellation);
        var body = owner is null ? null : BodyUnderAnalysis.Create(project, owner, bodySyntax, model, cancellation);
        var finding = body is null ? null : RuleTable.Examine(body).FirstOrDefault(found => found.Descriptor.Id == ruleId && found.Place.Span == span);
        return finding is null ? null : (body!, finding);
    }
}
