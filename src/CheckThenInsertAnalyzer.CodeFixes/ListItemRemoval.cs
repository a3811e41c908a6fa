using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>Takes an item and its comma out of a list in braces, tidily whether the list stands on one line or on many.</summary>
internal static class ListItemRemoval
{
    /// <summary>The list without the item, and the closing brace. The item's comments move to what comes next.</summary>
    public static (SeparatedSyntaxList<TNode> Items, SyntaxToken Close) Apply<TNode>(SeparatedSyntaxList<TNode> list, int index, SyntaxToken close, SyntaxTrivia lineBreak)
        where TNode : SyntaxNode
    {
        var items = list.GetWithSeparators();
        var item = list[index];
        var hasComma = 2 * index + 1 < items.Count;
        var comma = hasComma ? items[2 * index + 1].AsToken() : default;
        var trivia = item.GetLeadingTrivia().Concat(item.GetTrailingTrivia()).Concat(comma.LeadingTrivia).Concat(comma.TrailingTrivia).ToList();

        items = hasComma ? items.RemoveAt(2 * index + 1).RemoveAt(2 * index) : items.RemoveAt(2 * index);
        if (index == list.Count - 1)
        {
            if (!hasComma && index > 0)
                items = WithoutLastComma(items, item);
            return (SyntaxFactory.SeparatedList<TNode>(items), close.WithLeadingTrivia(KeptComments.Before(close.LeadingTrivia, trivia, lineBreak)));
        }

        var next = items[2 * index].AsNode()!;
        var endsLine = comma.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        var leading = endsLine ? KeptComments.Before(next.GetLeadingTrivia(), trivia, lineBreak) : item.GetLeadingTrivia();
        return (SyntaxFactory.SeparatedList<TNode>(items.Replace(items[2 * index], next.WithLeadingTrivia(leading))), close);
    }

    /// <summary>The comma before a removed last item goes too; the item before it then ends the line as the comma or the removed one did.</summary>
    private static SyntaxNodeOrTokenList WithoutLastComma(SyntaxNodeOrTokenList items, SyntaxNode removed)
    {
        var comma = items[items.Count - 1].AsToken();
        items = items.RemoveAt(items.Count - 1);
        var previous = items[items.Count - 1];
        var trailing = comma.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) ? comma.TrailingTrivia : removed.GetTrailingTrivia();
        return items.Replace(previous, previous.AsNode()!.WithTrailingTrivia(previous.GetTrailingTrivia().Concat(trailing)));
    }
}
