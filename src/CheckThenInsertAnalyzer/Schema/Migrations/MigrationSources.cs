using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The classes of a compilation that tell how its database came to be, found by the shape of their syntax so that nothing is bound.</summary>
/// <param name="Snapshots">The BuildModel methods of EF Core's model snapshots, one a context.</param>
internal sealed record MigrationSources(ImmutableArray<MethodDeclarationSyntax> Snapshots)
{
    /// <summary>Looks at the classes of all files.</summary>
    public static MigrationSources In(Compilation compilation, CancellationToken cancellation)
    {
        var snapshots = ImmutableArray.CreateBuilder<MethodDeclarationSyntax>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var type in ClassesOf(tree.GetRoot(cancellation)))
            {
                if (SnapshotOf(type) is { } snapshot)
                    snapshots.Add(snapshot);
            }
        }

        return new(snapshots.ToImmutable());
    }

    /// <summary>The classes that stand in namespaces: migrations and snapshots never stand inside another class.</summary>
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

    private static MethodDeclarationSyntax? SnapshotOf(ClassDeclarationSyntax type) =>
        type.BaseList?.Types.Any(parent => LastName(parent.Type) == "ModelSnapshot") == true
            ? type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.ValueText == "BuildModel" && IsOfPostgres(type))
            : null;

    /// <summary>A snapshot for PostgreSQL calls the provider's extensions or carries its annotations; one of SQLite or SQL Server tells nothing of our tables.</summary>
    private static bool IsOfPostgres(ClassDeclarationSyntax type) => type.ToString().Contains("Npgsql");

    private static string LastName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => "",
    };
}
