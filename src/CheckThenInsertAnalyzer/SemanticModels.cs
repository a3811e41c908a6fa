using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer;

/// <summary>The one place that asks a compilation for a semantic model of a file that is not under analysis.</summary>
internal sealed class SemanticModels(Compilation compilation)
{
    /// <summary>The models of a referenced project's files, which no analyzer run keeps.</summary>
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _kept = new();

    /// <summary>Whether the models are to be kept here, as for a referenced project.</summary>
    public bool KeepsModels { get; init; }

    /// <summary>Whether the file belongs to the compilation: a symbol of a referenced project may come with a file that does not.</summary>
    public bool Know(SyntaxTree tree) => compilation.ContainsSyntaxTree(tree);

    /// <summary>The model of a file of the compilation. Inside an analyzer run the compilation keeps it, so nothing is bound twice.</summary>
    public SemanticModel For(SyntaxTree tree) => KeepsModels ? _kept.GetOrAdd(tree, Create) : Create(tree);

    private SemanticModel Create(SyntaxTree tree) =>
#pragma warning disable RS0030 // This is the helper that the ban points to.
        compilation.GetSemanticModel(tree);
#pragma warning restore RS0030
}
