using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The methods and types that a file declares, read from syntax and text once a tree: an edit elsewhere leaves the tree as it is.</summary>
internal sealed class DeclarationsOfFile
{
    /// <summary>Without one of these words a file does not reach the database by itself.</summary>
    private static readonly string[] ReachWords = ["Context", "Db", "Set<", "Connection", "DataSource", "Npgsql", "Command", "IQueryable", "Database"];

    /// <summary>Where the class of an entity stands as a type argument.</summary>
    private static readonly string[] EntityWords = ["DbSet<", "Set<", "Entity<", "Configuration<", "Repository<"];

    private static readonly ConditionalWeakTable<SyntaxTree, DeclarationsOfFile> Known = new();

    private readonly Dictionary<TextSpan, DeclaredMethod> _methods = new();

    private DeclarationsOfFile(SyntaxTree file, CancellationToken cancellation)
    {
        var text = file.GetText(cancellation).ToString();
        var mayReach = ReachWords.Any(word => text.IndexOf(word, StringComparison.Ordinal) >= 0);
        var types = ImmutableArray.CreateBuilder<DeclaredType>();
        foreach (var node in file.GetRoot(cancellation).DescendantNodes(HoldsDeclarations))
        {
            switch (node)
            {
                case TypeDeclarationSyntax type:
                    types.Add(Read(file, type));
                    break;
                case BaseMethodDeclarationSyntax method when BodyOf(method) is { } body:
                    _methods[node.Span] = Read(file, method, WrittenCalls.In(text, body.SpanStart, body.Span.End), mayReach);
                    break;
            }
        }

        Types = types.ToImmutable();
        EntityNames = WrittenNames.ArgumentsOf(text, EntityWords).Where(name => !TypeParameterName.Is(name)).Distinct().ToImmutableArray();
    }

    /// <summary>The methods and constructors that have a body.</summary>
    public IReadOnlyCollection<DeclaredMethod> Methods => _methods.Values;

    /// <summary>The types.</summary>
    public ImmutableArray<DeclaredType> Types { get; }

    /// <summary>The classes that the file takes for entities.</summary>
    public ImmutableArray<string> EntityNames { get; }

    /// <summary>The declarations of a file.</summary>
    public static DeclarationsOfFile Of(SyntaxTree file, CancellationToken cancellation) =>
        Known.TryGetValue(file, out var known) ? known : Known.GetValue(file, tree => new DeclarationsOfFile(tree, cancellation));

    /// <summary>The method whose declaration stands there; null when none with a body does.</summary>
    public DeclaredMethod? At(TextSpan declaration) => _methods.TryGetValue(declaration, out var method) ? method : null;

    private static bool HoldsDeclarations(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private static SyntaxNode? BodyOf(BaseMethodDeclarationSyntax method) => (SyntaxNode?)method.Body ?? method.ExpressionBody;

    private static DeclaredMethod Read(SyntaxTree file, BaseMethodDeclarationSyntax method, IReadOnlyCollection<WrittenCall> calls, bool mayReach)
    {
        var parameters = method.ParameterList.Parameters;
        var first = parameters.Count > 0 ? NameOf(parameters[0].Type) : null;
        var extends = parameters.Count > 0 && parameters[0].Modifiers.Any(SyntaxKind.ThisKeyword);
        var types = method.Ancestors().OfType<TypeDeclarationSyntax>().Select(type => type.Identifier.ValueText).ToImmutableArray();
        return new DeclaredMethod(file, method.Span, NameOf(method), types, Names(parameters), extends ? first : null, calls, mayReach)
        {
            FirstParameterType = first,
            ParameterCount = parameters.Count,
            IsGeneric = method is MethodDeclarationSyntax { TypeParameterList: not null } || method.Ancestors().Any(node => node is TypeDeclarationSyntax { TypeParameterList: not null }),
        };
    }

    private static DeclaredType Read(SyntaxTree file, TypeDeclarationSyntax type)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        var elements = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (member, memberType) in MembersOf(type))
        {
            if (NameOf(memberType) is { } name)
                members[member] = name;
            if (ElementOf(memberType) is { } element)
                elements[member] = element;
        }

        return new DeclaredType(file, type.Span, type.Identifier.ValueText, type.BaseList?.Types.Select(known => NameOf(known.Type)).OfType<string>().ToList() ?? [], members) { Elements = elements, Givers = GiversOf(type), BaseArguments = BaseArgumentsOf(type) };
    }

    private static IReadOnlyCollection<string> BaseArgumentsOf(TypeDeclarationSyntax type) =>
        (type.BaseList?.Types ?? default).SelectMany(known => known.Type.DescendantNodesAndSelf()).OfType<TypeArgumentListSyntax>().SelectMany(list => list.Arguments).Select(NameOf).OfType<string>().ToList();

    private static IReadOnlyCollection<string> GiversOf(TypeDeclarationSyntax type) =>
        type.Members.OfType<MethodDeclarationSyntax>()
            .Where(method => (NameOf(method.ReturnType) is { } given && DatabaseTypeName.Is(given)) || (ElementOf(method.ReturnType) is { } waited && DatabaseTypeName.Is(waited)))
            .Select(method => method.Identifier.ValueText)
            .ToList();

    private static IEnumerable<(string Name, TypeSyntax Type)> MembersOf(TypeDeclarationSyntax type)
    {
        foreach (var parameter in type.ParameterList?.Parameters ?? default)
        {
            if (parameter.Type is { } parameterType)
                yield return (parameter.Identifier.ValueText, parameterType);
        }

        foreach (var member in type.Members)
        {
            if (member is PropertyDeclarationSyntax property)
                yield return (property.Identifier.ValueText, property.Type);
            if (member is not FieldDeclarationSyntax { Declaration: var declaration })
                continue;
            foreach (var variable in declaration.Variables)
                yield return (variable.Identifier.ValueText, declaration.Type);
        }
    }

    /// <summary>The name of the only type argument, or of what an array consists of; null for any other type.</summary>
    private static string? ElementOf(TypeSyntax type) => type switch
    {
        NullableTypeSyntax { ElementType: var element } => ElementOf(element),
        QualifiedNameSyntax { Right: var right } => ElementOf(right),
        GenericNameSyntax { TypeArgumentList.Arguments: [var argument] } => NameOf(argument),
        ArrayTypeSyntax { ElementType: var element } => NameOf(element),
        _ => null,
    };

    private static Dictionary<string, string> Names(SeparatedSyntaxList<ParameterSyntax> parameters)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            if (NameOf(parameter.Type) is { } type)
                names[parameter.Identifier.ValueText] = type;
        }

        return names;
    }

    private static string NameOf(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax ordinary => ordinary.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        _ => "",
    };

    /// <summary>The name of a type without namespace, type arguments and question mark; null for an array, a tuple or a keyword.</summary>
    private static string? NameOf(TypeSyntax? type) => type switch
    {
        NullableTypeSyntax { ElementType: var element } => NameOf(element),
        QualifiedNameSyntax { Right: var right } => right.Identifier.ValueText,
        AliasQualifiedNameSyntax { Name: var name } => name.Identifier.ValueText,
        SimpleNameSyntax { Identifier: var identifier } => identifier.ValueText,
        _ => null,
    };
}
