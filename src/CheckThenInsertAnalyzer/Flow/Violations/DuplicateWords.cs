using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells whether a handler speaks of a row that is there already: in a text, a name or a comment.</summary>
internal static class DuplicateWords
{
    private static readonly string[] Texts = ["duplicate", "already exist", "already in ", "already taken", "already registered", "already used", "already been", "already added", "already there", "already present", "already stored", "not unique", "must be unique"];
    private static readonly string[] Comments = ["simultaneous", "race condition", "concurrent insert", "created by another", "inserted by another"];
    private static readonly string[] Names = ["Duplicate", "AlreadyExist", "AlreadyTaken", "AlreadyRegistered", "AlreadyUsed", "NotUnique"];

    /// <summary>Of a row that went away, or of one that others still refer to.</summary>
    private static readonly string[] OtherTexts = ["already deleted", "already removed", "already been deleted", "already been removed", "in use by", "does not exist"];

    /// <summary>What stands in the clause, or in a comment in it or before it.</summary>
    public static bool StandIn(ICatchClauseOperation clause) =>
        clause.Handler.Descendants().Any(Speaks) || CommentsOf(clause).Any(comment => IsText(comment) || Has(comment, Comments));

    /// <summary>Whether an operation writes such a text, or has such a name.</summary>
    public static bool Speaks(IOperation part) => part switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => IsText(text),
        { ConstantValue: { HasValue: true, Value: 409 } } => true,
        IInvocationOperation { TargetMethod.Name: var name } => name == "Conflict" || IsName(name),
        IObjectCreationOperation { Type.Name: var name } => name.StartsWith("Conflict", StringComparison.Ordinal) || IsName(name),
        IFieldReferenceOperation { Field: var field } => field.Name == "Conflict" || IsName(field.Name),
        IPropertyReferenceOperation { Property.Name: var name } => IsName(name),
        ILocalReferenceOperation { Local.Name: var name } => IsName(name),
        _ => false,
    };

    private static bool IsName(string name) => Has(name, Names);

    /// <summary>Whether a text says that the row is there already.</summary>
    public static bool IsText(string text) => Has(text, Texts) && !Has(text, OtherTexts);

    private static IEnumerable<string> CommentsOf(ICatchClauseOperation clause)
    {
        foreach (var trivia in clause.Syntax.DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                yield return trivia.ToString();
        }
    }

    private static bool Has(string text, string[] words) => Array.Exists(words, word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
