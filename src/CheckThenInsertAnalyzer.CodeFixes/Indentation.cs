using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>How a statement is indented, and by how much more its inner statements would be.</summary>
/// <param name="Outer">The white space before the statement.</param>
/// <param name="Step">The white space that one more level adds.</param>
internal sealed record Indentation(string Outer, string Step)
{
    /// <summary>The white space before an inner statement.</summary>
    public string Inner => Outer + Step;

    /// <summary>Reads the indentation from the statement and the line of what it stands in.</summary>
    public static Indentation Of(StatementSyntax statement)
    {
        var outer = Before(statement.GetFirstToken());
        var around = statement.Parent is BlockSyntax block ? Before(block.OpenBraceToken) : "";
        var step = outer.Length > around.Length && outer.StartsWith(around, StringComparison.Ordinal) ? outer.Substring(around.Length) : "    ";
        return new Indentation(outer, step);
    }

    /// <summary>The statement one level deeper. The insides of strings that run over lines stay as they are.</summary>
    public TStatement Deepen<TStatement>(TStatement statement)
        where TStatement : StatementSyntax
    {
        var starts = statement.DescendantTokens().Where(token => StartsLine(token) || token.LeadingTrivia.Any(SyntaxKind.EndOfLineTrivia));
        return statement.ReplaceTokens(starts, (original, token) => token.WithLeadingTrivia(Deepened(original)));
    }

    private SyntaxTriviaList Deepened(SyntaxToken token)
    {
        var deepened = SyntaxFactory.TriviaList();
        var isLineStart = StartsLine(token);
        foreach (var trivia in token.LeadingTrivia)
        {
            var isBreak = trivia.IsKind(SyntaxKind.EndOfLineTrivia);
            if (isLineStart && !isBreak)
                deepened = deepened.Add(SyntaxFactory.Whitespace(Step));
            deepened = deepened.Add(trivia);
            isLineStart = isBreak;
        }

        return isLineStart ? deepened.Add(SyntaxFactory.Whitespace(Step)) : deepened;
    }

    private static bool StartsLine(SyntaxToken token) => token.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private static string Before(SyntaxToken token) => token.LeadingTrivia.LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString() : "";
}
