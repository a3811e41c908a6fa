using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.PackageTests;

/// <summary>The members of a C# file, to tell in which of them something stands or has changed.</summary>
internal sealed class SourceMembers(string text)
{
    private readonly SyntaxNode root = CSharpSyntaxTree.ParseText(text).GetRoot();

    /// <summary>Each member's text by its name; a type with its members taken out stands under the type's own name.</summary>
    public IReadOnlyDictionary<string, string> Texts => Members().ToDictionary(NameOf, member => member.ToFullString());

    /// <summary>The text without the members and the using directives: what no code fix has any business with.</summary>
    public string Frame => WithoutUsings(root.RemoveNodes(Members(), SyntaxRemoveOptions.KeepNoTrivia)!).ToFullString().Trim();

    /// <summary>The name of the member that holds a line; null between the members.</summary>
    /// <param name="line">Counted from 1.</param>
    public string? NameAt(int line) =>
        Members().Where(member => Lines(member).Contains(line)).Select(NameOf).SingleOrDefault();

    /// <summary>The text of a line.</summary>
    /// <param name="line">Counted from 1.</param>
    public string Line(int line) => root.GetText().Lines[line - 1].ToString();

    private static SyntaxNode WithoutUsings(SyntaxNode node) =>
        node.RemoveNodes(node.DescendantNodes().OfType<UsingDirectiveSyntax>(), SyntaxRemoveOptions.KeepNoTrivia)!;

    private static IEnumerable<int> Lines(SyntaxNode member)
    {
        var span = member.GetLocation().GetLineSpan();
        return Enumerable.Range(span.StartLinePosition.Line + 1, span.EndLinePosition.Line - span.StartLinePosition.Line + 1);
    }

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
        _ => member.ToString(),
    };

    private IEnumerable<MemberDeclarationSyntax> Members() =>
        root.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(member => member is not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax));
}
