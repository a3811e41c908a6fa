using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The project under analysis and those referenced projects that come with their source, as they do in an editor.</summary>
internal sealed class SourceProjects
{
    private readonly ProjectUnderAnalysis _own;
    private readonly Func<Compilation, ProjectUnderAnalysis?> _create;
    private readonly ImmutableArray<Compilation> _compilations;
    private readonly ConcurrentDictionary<Compilation, ProjectUnderAnalysis?> _others = new();

    /// <summary>Gathers the compilations; nothing is read yet.</summary>
    /// <param name="own">The project under analysis.</param>
    /// <param name="compilation">Its compilation.</param>
    /// <param name="create">Makes a project of a referenced compilation; null when it references none of the libraries.</param>
    public SourceProjects(ProjectUnderAnalysis own, Compilation compilation, Func<Compilation, ProjectUnderAnalysis?> create)
    {
        _own = own;
        _create = create;
        _compilations = WithReferenced(compilation);
    }

    /// <summary>All files in sight.</summary>
    public IEnumerable<SyntaxTree> Files => _compilations.SelectMany(compilation => compilation.SyntaxTrees);

    /// <summary>The referenced projects that reference one of the libraries themselves, nearest first.</summary>
    public IEnumerable<ProjectUnderAnalysis> Referenced => _compilations.Skip(1).Select(compilation => _others.GetOrAdd(compilation, _create)).OfType<ProjectUnderAnalysis>();

    /// <summary>The project of a file; null when it is in none, or in one that references none of the libraries.</summary>
    public ProjectUnderAnalysis? ProjectOf(SyntaxTree file)
    {
        foreach (var compilation in _compilations)
        {
            if (compilation.ContainsSyntaxTree(file))
                return compilation == _compilations[0] ? _own : _others.GetOrAdd(compilation, _create);
        }

        return null;
    }

    /// <summary>Whether the symbol's source is in sight.</summary>
    public bool Know(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Length > 0 && _compilations.Any(compilation => compilation.ContainsSyntaxTree(symbol.DeclaringSyntaxReferences[0].SyntaxTree));

    /// <summary>The node of a method that is known by its text; null when the file has none there.</summary>
    public SyntaxNode? NodeOf(DeclaredMethod method, CancellationToken cancellation) => method.File.GetRoot(cancellation).FindNode(method.Span);

    /// <summary>The symbol of a method that is known by its text; null when its project references none of the libraries.</summary>
    public IMethodSymbol? SymbolOf(DeclaredMethod method, CancellationToken cancellation) =>
        NodeOf(method, cancellation) is { } node ? ProjectOf(method.File)?.Models.For(method.File).GetDeclaredSymbol(node, cancellation) as IMethodSymbol : null;

    /// <summary>The body of a method or accessor, with the project that it stands in; null when none is in sight or it does not bind.</summary>
    public (IOperation Body, ProjectUnderAnalysis Project)? BodyOf(IMethodSymbol method, CancellationToken cancellation)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            if (ProjectOf(reference.SyntaxTree) is not { } owner)
                continue;
            var node = reference.GetSyntax(cancellation);
            var declaration = node is ArrowExpressionClauseSyntax { Parent: { } property } ? property : node;
            if (BodyRoot.Operation(declaration, owner.Models.For(reference.SyntaxTree), cancellation) is { } root)
                return (root, owner);
        }

        return null;
    }

    /// <summary>The symbol of a type that is known by its text; null when its project references none of the libraries.</summary>
    public INamedTypeSymbol? SymbolOf(DeclaredType type, CancellationToken cancellation) =>
        ProjectOf(type.File)?.Models.For(type.File).GetDeclaredSymbol(type.File.GetRoot(cancellation).FindNode(type.Span), cancellation) as INamedTypeSymbol;

    private static ImmutableArray<Compilation> WithReferenced(Compilation own)
    {
        var found = new List<Compilation> { own };
        for (var next = 0; next < found.Count; next++)
        {
            foreach (var reference in found[next].References.OfType<CompilationReference>())
            {
                if (reference.Compilation.Language == LanguageNames.CSharp && !found.Contains(reference.Compilation))
                    found.Add(reference.Compilation);
            }
        }

        return found.ToImmutableArray();
    }
}
