using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The snapshots and migrations of one file. They are kept as long as the file's syntax tree, which outlives many compilations in an editor.</summary>
/// <param name="Classes">The classes in their order.</param>
internal sealed record MigrationFile(ImmutableArray<MigrationClass> Classes)
{
    private static readonly ConditionalWeakTable<SyntaxTree, MigrationFile> Known = new();

    /// <summary>What the file holds.</summary>
    public static MigrationFile Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Known.TryGetValue(tree, out var known))
            return known;

        var root = tree.GetRoot(cancellation);
        return Known.GetValue(tree, _ => new(ClassesOf(root).Select(MigrationClass.Of).OfType<MigrationClass>().ToImmutableArray()));
    }

    /// <summary>The classes that stand in namespaces: migrations and snapshots seldom stand inside another class.</summary>
    private static IEnumerable<ClassDeclarationSyntax> ClassesOf(SyntaxNode root)
    {
        var pending = new Stack<SyntaxNode>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            var members = pending.Pop() switch
            {
                CompilationUnitSyntax unit => unit.Members,
                BaseNamespaceDeclarationSyntax space => space.Members,
                _ => default,
            };
            foreach (var member in members)
            {
                if (member is ClassDeclarationSyntax type)
                    yield return type;
                else
                    pending.Push(member);
            }
        }
    }
}
