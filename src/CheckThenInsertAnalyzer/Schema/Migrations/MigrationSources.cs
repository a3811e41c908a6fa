using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The classes of a compilation that tell how its database came to be, found by the shape of their syntax so that nothing is bound.</summary>
/// <param name="Snapshots">The BuildModel methods of EF Core's model snapshots, one a context.</param>
/// <param name="Migrations">The Up methods of EF Core's migrations, in their order.</param>
/// <param name="FluentMigrations">The Up methods of FluentMigrator's migrations, in their order.</param>
internal sealed record MigrationSources(
    ImmutableArray<MethodDeclarationSyntax> Snapshots,
    ImmutableArray<MethodDeclarationSyntax> Migrations,
    ImmutableArray<MethodDeclarationSyntax> FluentMigrations)
{
    /// <summary>Looks at the classes of all files.</summary>
    public static MigrationSources In(Compilation compilation, CancellationToken cancellation)
    {
        var classes = new MigrationClasses();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var type in ClassesOf(tree.GetRoot(cancellation)))
                classes.Add(type);
        }

        return classes.ToSources();
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
