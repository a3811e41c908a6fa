using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Sorts out which classes are snapshots and migrations of a PostgreSQL database, and in which order the migrations run.</summary>
internal sealed class MigrationClasses
{
    private readonly List<MethodDeclarationSyntax> _snapshots = [];
    private readonly List<(string Class, string Space, MethodDeclarationSyntax Up)> _migrations = [];
    private readonly List<(string Class, MethodDeclarationSyntax Up)> _fluentMigrations = [];
    private readonly HashSet<string> _otherSpaces = new(StringComparer.Ordinal);

    /// <summary>What [Migration] says, by class: EF Core keeps the attribute in a file of its own.</summary>
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    public void Add(ClassDeclarationSyntax type)
    {
        // Neither kind of class does without a base class or, as the part that EF Core generates does, an attribute.
        if (type.BaseList is null && type.AttributeLists.Count == 0)
            return;

        var space = SpaceOf(type);
        var name = space + "." + type.Identifier.ValueText;
        if (IdOf(type) is { } id)
            _ids[name] = id;
        foreach (var method in type.Members.OfType<MethodDeclarationSyntax>())
        {
            if (method.Identifier.ValueText == "BuildModel" && IsSnapshot(type))
                AddSnapshot(type, method, space);
            else if (method.Identifier.ValueText == "Up")
                AddMigration(method, name, space);
        }
    }

    public MigrationSources ToSources() => new(
        _snapshots.ToImmutableArray(),
        _migrations
            .Where(migration => !_otherSpaces.Contains(migration.Space) && (_snapshots.Count > 0 || !IsOfOtherDatabase(migration.Up)))
            .OrderBy(migration => OrderOf(migration.Class, migration.Up), StringComparer.Ordinal)
            .Select(migration => migration.Up)
            .ToImmutableArray(),
        _fluentMigrations
            .Where(migration => _ids.ContainsKey(migration.Class))
            .OrderBy(migration => _ids[migration.Class].PadLeft(24, '0'), StringComparer.Ordinal)
            .Select(migration => migration.Up)
            .ToImmutableArray());

    /// <summary>A snapshot for PostgreSQL calls the provider's extensions or carries its annotations; one of another database tells nothing of our tables, nor do the migrations beside it.</summary>
    private void AddSnapshot(ClassDeclarationSyntax type, MethodDeclarationSyntax method, string space)
    {
        if (type.ToString().Contains("Npgsql"))
            _snapshots.Add(method);
        else
            _otherSpaces.Add(space);
    }

    private void AddMigration(MethodDeclarationSyntax method, string name, string space)
    {
        var parameters = method.ParameterList.Parameters;
        if (parameters.Count == 1 && parameters[0].Type is { } type && LastName(type) == "MigrationBuilder")
            _migrations.Add((name, space, method));
        else if (parameters.Count == 0)
            _fluentMigrations.Add((name, method));
    }

    private string OrderOf(string name, MethodDeclarationSyntax up) =>
        _ids.TryGetValue(name, out var id) ? id : up.SyntaxTree.FilePath.Substring(up.SyntaxTree.FilePath.LastIndexOfAny(['/', '\\']) + 1);

    private static bool IsSnapshot(ClassDeclarationSyntax type) => type.BaseList?.Types.Any(parent => LastName(parent.Type) == "ModelSnapshot") == true;

    private static bool IsOfOtherDatabase(MethodDeclarationSyntax up)
    {
        var text = up.ToString();
        return !text.Contains("Npgsql") && (text.Contains("\"SqlServer:") || text.Contains("\"Sqlite:") || text.Contains("\"MySql:"));
    }

    /// <summary>The first argument of [Migration(…)] or of an attribute derived from it, a text or a number; null when the class has none.</summary>
    private static string? IdOf(ClassDeclarationSyntax type)
    {
        var attribute = type.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(candidate => LastName(candidate.Name) is var name && (name.EndsWith("Migration", StringComparison.Ordinal) || name.EndsWith("MigrationAttribute", StringComparison.Ordinal)));
        var argument = attribute?.ArgumentList?.Arguments.FirstOrDefault()?.Expression;
        return argument is null ? null : ConstantText.Of(argument) ?? ConstantText.NumberOf(argument);
    }

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
