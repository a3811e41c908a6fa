using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Where in C# a fact of the model stands.</summary>
internal static class SourceLine
{
    /// <summary>What is read from a referenced assembly has no line.</summary>
    public static SchemaSource Unknown { get; } = new("", 0);

    public static SchemaSource Of(SyntaxReference? reference) =>
        reference is null ? Unknown : At(reference.SyntaxTree, reference.Span);

    /// <summary>The line of the symbol's name: its attributes may stand lines above it.</summary>
    public static SchemaSource Of(ISymbol symbol) =>
        symbol.Locations.FirstOrDefault() is { IsInSource: true, SourceTree: { } tree } location ? At(tree, location.SourceSpan) : Unknown;

    /// <summary>The line of the called name: a chain of calls begins lines above it.</summary>
    public static SchemaSource OfCall(SyntaxNode call)
    {
        var named = call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name : call;
        return At(named.SyntaxTree, named.Span);
    }

    private static SchemaSource At(SyntaxTree tree, TextSpan span) =>
        new(tree.FilePath, tree.GetLineSpan(span).StartLinePosition.Line + 1);
}
