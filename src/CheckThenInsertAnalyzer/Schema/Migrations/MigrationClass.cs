using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A class that is a model snapshot or a migration, or the part of one that bears its id. What it says is read when first asked for.</summary>
/// <param name="Space">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its file.</param>
/// <param name="Id">What [Migration] says, a text or a number; null when this part does not have it.</param>
internal sealed record MigrationClass(string Space, string Name, string Path, string? Id)
{
    /// <summary>The model snapshot; null when it is none, or one of another database.</summary>
    public Lazy<SnapshotModel>? Snapshot { get; init; }

    /// <summary>Whether it is a snapshot of another database: the migrations beside it are of that database too.</summary>
    public bool IsOtherSnapshot { get; init; }

    /// <summary>What EF Core's migration does; null when it is none.</summary>
    public Lazy<MigrationScript>? Migration { get; init; }

    /// <summary>What FluentMigrator's migration does; null when it is none.</summary>
    public Lazy<MigrationScript>? FluentMigration { get; init; }

    /// <summary>Whether the migration has annotations of another database and none of PostgreSQL.</summary>
    public bool IsOfOtherDatabase { get; init; }

    /// <summary>The class by its shape in the syntax; null when it is neither. The names of base classes are not bound.</summary>
    public static MigrationClass? Of(ClassDeclarationSyntax type)
    {
        // Neither kind of class does without a base class or, as the part that EF Core generates does, an attribute.
        if (type.BaseList is null && type.AttributeLists.Count == 0)
            return null;

        var known = new MigrationClass(SpaceOf(type), type.Identifier.ValueText, type.SyntaxTree.FilePath, IdOf(type));
        foreach (var method in type.Members.OfType<MethodDeclarationSyntax>())
        {
            if (method.Identifier.ValueText == "BuildModel" && IsSnapshot(type))
                return OfSnapshot(known, type, method);
            if (method.Identifier.ValueText == "Up" && OfMigration(known, method) is { } migration)
                return migration;
        }

        return known.Id is null ? null : known;
    }

    /// <summary>A snapshot for PostgreSQL calls the provider's extensions or carries its annotations.</summary>
    private static MigrationClass OfSnapshot(MigrationClass known, ClassDeclarationSyntax type, MethodDeclarationSyntax method) =>
        type.ToString().Contains("Npgsql")
            ? known with { Snapshot = new(() => SnapshotReader.Read(method)) }
            : known with { IsOtherSnapshot = true };

    private static MigrationClass? OfMigration(MigrationClass known, MethodDeclarationSyntax method)
    {
        var parameters = method.ParameterList.Parameters;
        if (parameters.Count == 1 && parameters[0].Type is { } type && LastName(type) == "MigrationBuilder")
            return known with { Migration = new(() => MigrationReader.Read(method)), IsOfOtherDatabase = SpeaksOfOtherDatabase(method) };
        return parameters.Count == 0 && known.Id is not null ? known with { FluentMigration = new(() => FluentMigrationReader.Read(method)) } : null;
    }

    private static bool IsSnapshot(ClassDeclarationSyntax type) => type.BaseList?.Types.Any(parent => LastName(parent.Type) == "ModelSnapshot") == true;

    private static bool SpeaksOfOtherDatabase(MethodDeclarationSyntax up)
    {
        var text = up.ToString();
        return (text.Contains("\"SqlServer:") || text.Contains("\"Sqlite:") || text.Contains("\"MySql:")) && !text.Contains("Npgsql");
    }

    /// <summary>The first argument of [Migration(…)] or of an attribute named like it.</summary>
    private static string? IdOf(ClassDeclarationSyntax type)
    {
        var attribute = type.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(candidate => IsMigrationAttribute(LastName(candidate.Name)));
        var argument = attribute?.ArgumentList?.Arguments.FirstOrDefault()?.Expression;
        return argument is null ? null : ConstantText.Of(argument) ?? ConstantText.NumberOf(argument);
    }

    private static bool IsMigrationAttribute(string name) => name.EndsWith("Migration", StringComparison.Ordinal) || name.EndsWith("MigrationAttribute", StringComparison.Ordinal);

    private static string SpaceOf(ClassDeclarationSyntax type) =>
        string.Join(".", type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Select(space => space.Name.ToString()).Reverse());

    private static string LastName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => "",
    };
}
