using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The methods and types that a file declares, read from syntax and text once a tree: an edit elsewhere leaves the tree as it is.</summary>
internal sealed class DeclarationsOfFile
{
    /// <summary>Without one of these words a file does not reach the database by itself.</summary>
    private static readonly string[] ReachWords = ["Context", "Db", "Set<", "Connection", "DataSource", "Npgsql", "Command", "IQueryable", "Database"];

    private static readonly ConditionalWeakTable<SyntaxTree, DeclarationsOfFile> Known = new();

    private DeclarationsOfFile(SyntaxTree file, CancellationToken cancellation)
    {
        var text = file.GetText(cancellation).ToString();
        var reaches = ReachWords.Any(word => text.IndexOf(word, StringComparison.Ordinal) >= 0);
        var methods = ImmutableArray.CreateBuilder<DeclaredMethod>();
        var types = ImmutableArray.CreateBuilder<DeclaredType>();
        foreach (var node in file.GetRoot(cancellation).DescendantNodes(HoldsDeclarations))
        {
            switch (node)
            {
                case TypeDeclarationSyntax { BaseList.Types: { Count: > 0 } bases }:
                    types.Add(new DeclaredType(file, node.Span, bases.Select(NameOf).OfType<string>().ToList()));
                    break;
                case BaseMethodDeclarationSyntax method when BodyOf(method) is { } body:
                    methods.Add(Read(file, node, NameOf(method), text, body, reaches));
                    break;
            }
        }

        Methods = methods.ToImmutable();
        Types = types.ToImmutable();
    }

    /// <summary>The methods and constructors that have a body.</summary>
    public ImmutableArray<DeclaredMethod> Methods { get; }

    /// <summary>The types that have a base list.</summary>
    public ImmutableArray<DeclaredType> Types { get; }

    /// <summary>The declarations of a file.</summary>
    public static DeclarationsOfFile Of(SyntaxTree file, CancellationToken cancellation) =>
        Known.TryGetValue(file, out var known) ? known : Known.GetValue(file, tree => new DeclarationsOfFile(tree, cancellation));

    /// <summary>The method whose declaration stands there; null when none with a body does.</summary>
    public DeclaredMethod? At(TextSpan declaration) => Methods.FirstOrDefault(method => method.Span == declaration);

    /// <summary>What names say that a text does with the database.</summary>
    public static DatabaseWords WordsOf(IEnumerable<string> names)
    {
        var words = DatabaseWords.None;
        foreach (var name in names)
        {
            if (!CallRecogniser.IsCandidate(name))
                continue;
            words |= EntityQueryReader.IsTerminal(name) ? DatabaseWords.Reads
                : name.StartsWith("Add", StringComparison.Ordinal) || name.StartsWith("SaveChanges", StringComparison.Ordinal) ? DatabaseWords.Writes
                : DatabaseWords.Reads | DatabaseWords.Writes;
        }

        return words;
    }

    private static bool HoldsDeclarations(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private static SyntaxNode? BodyOf(BaseMethodDeclarationSyntax method) => (SyntaxNode?)method.Body ?? method.ExpressionBody;

    private static DeclaredMethod Read(SyntaxTree file, SyntaxNode declaration, string name, string text, SyntaxNode body, bool reaches)
    {
        var calls = InvokedNames.In(text, body.SpanStart, body.Span.End);
        if (calls.Any(SentRequest.IsSender))
            calls.UnionWith(SentRequest.HandlerNames);
        return new DeclaredMethod(file, declaration.Span, name, calls, reaches ? WordsOf(calls) : DatabaseWords.None);
    }

    private static string NameOf(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax ordinary => ordinary.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        _ => "",
    };

    private static string? NameOf(BaseTypeSyntax type)
    {
        var name = type.Type;
        while (name is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            name = name is QualifiedNameSyntax qualified ? qualified.Right : ((AliasQualifiedNameSyntax)name).Name;
        return (name as SimpleNameSyntax)?.Identifier.ValueText;
    }
}
