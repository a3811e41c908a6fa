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
        var around = statement.Parent is BlockSyntax block ? Before(LineStart(block.OpenBraceToken)) : "";
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

    /// <summary>A statement's further lines, moved as its first line is when it takes the place of one that stands round it. The insides of strings stay as they are.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="inner">The statement where it stood.</param>
    /// <param name="outer">The one that it replaces.</param>
    public static TStatement Raise<TStatement>(TStatement statement, StatementSyntax inner, StatementSyntax outer)
        where TStatement : StatementSyntax => Move(statement, Of(inner).Outer, Of(outer).Outer);

    /// <summary>A statement's further lines, moved from one indentation to another; lines that do not have the first stay.</summary>
    public static TStatement Move<TStatement>(TStatement statement, string from, string to)
        where TStatement : StatementSyntax
    {
        var starts = statement.DescendantTokens().Skip(1).Where(token => StartsLine(token) || token.LeadingTrivia.Any(SyntaxKind.EndOfLineTrivia));
        return from == to ? statement : statement.ReplaceTokens(starts, (original, token) => token.WithLeadingTrivia(Moved(original, from, to)));
    }

    /// <summary>The white space before the line on which a piece of code begins.</summary>
    public static string OfLine(SyntaxNode node) => Before(LineStart(node.GetFirstToken()));

    /// <summary>Whether the statement is the first thing of its line.</summary>
    public static bool IsFirstOfLine(StatementSyntax statement) => StartsLine(statement.GetFirstToken());

    private static IEnumerable<SyntaxTrivia> Moved(SyntaxToken token, string from, string to)
    {
        var isLineStart = StartsLine(token);
        foreach (var trivia in token.LeadingTrivia)
        {
            yield return isLineStart && trivia.IsKind(SyntaxKind.WhitespaceTrivia) && trivia.ToString() is var space && space.StartsWith(from, StringComparison.Ordinal) ? SyntaxFactory.Whitespace(to + space.Substring(from.Length)) : trivia;
            isLineStart = trivia.IsKind(SyntaxKind.EndOfLineTrivia);
        }
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

    /// <summary>The first token on the line of a token: a brace may stand behind the head of its block.</summary>
    private static SyntaxToken LineStart(SyntaxToken token)
    {
        while (!StartsLine(token) && token.GetPreviousToken() is var previous && !previous.IsKind(SyntaxKind.None))
            token = previous;
        return token;
    }

    private static string Before(SyntaxToken token) => token.LeadingTrivia.LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString() : "";
}
