using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary><c>[Index(nameof(Email), IsUnique = true)]</c>, as a new attribute of an entity or as one more argument of its index on the same properties.</summary>
internal sealed class UniqueIndexAttribute
{
    private const string IsUnique = "IsUnique = true";

    private readonly TypeDeclarationSyntax _declaration;
    private readonly AttributeSyntax? _existing;
    private readonly string _name;
    private readonly TypeNames _names;
    private readonly IReadOnlyList<string> _properties;

    private UniqueIndexAttribute(TypeDeclarationSyntax declaration, AttributeSyntax? existing, string name, TypeNames names, IReadOnlyList<string> properties)
    {
        _declaration = declaration;
        _existing = existing;
        _name = name;
        _names = names;
        _properties = properties;
    }

    /// <summary>The attribute; null when EF Core has none, a property is not the entity's own, or the index on the properties says already whether it is unique.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="properties">The properties, in the order of the index.</param>
    /// <param name="model">The model of the file that declares the entity.</param>
    /// <param name="declaration">Its declaration.</param>
    public static UniqueIndexAttribute? Of(INamedTypeSymbol entity, IReadOnlyList<string> properties, SemanticModel model, TypeDeclarationSyntax declaration)
    {
        if (model.Compilation.FindType("Microsoft.EntityFrameworkCore.IndexAttribute") is not { } type || !properties.All(property => entity.PropertyNamed(property) is not null))
            return null;

        var existing = entity.GetAttributes().FirstOrDefault(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, type) && PropertiesOf(attribute).SequenceEqual(properties));
        if (existing is not null && (existing.NamedArguments.Any(argument => argument.Key == "IsUnique") || existing.ApplicationSyntaxReference?.SyntaxTree != declaration.SyntaxTree))
            return null;

        var names = new TypeNames(model, declaration.SpanStart);
        var name = existing is null ? names.Of(type) : "";
        return new UniqueIndexAttribute(declaration, existing?.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax, name, names, properties);
    }

    /// <summary>Writes it.</summary>
    public SyntaxNode Apply(SyntaxNode root)
    {
        if (_existing is { ArgumentList: { } arguments })
            return root.ReplaceNode(arguments, arguments.AddArguments(Argument(IsUnique).WithLeadingTrivia(SyntaxFactory.Space)));

        return _names.Import(root.ReplaceNode(_declaration, WithAttribute(LineBreak.Of(root))));
    }

    /// <summary>The declaration with the attribute behind those that it has, or else between its comments and itself.</summary>
    private TypeDeclarationSyntax WithAttribute(SyntaxTrivia lineBreak)
    {
        var text = string.Join(", ", _properties.Select(property => $"nameof({property})").Append(IsUnique));
        var name = _name.EndsWith("Attribute", StringComparison.Ordinal) ? _name.Substring(0, _name.Length - "Attribute".Length) : _name;
        var attribute = SyntaxFactory.Attribute(SyntaxFactory.ParseName(name), SyntaxFactory.ParseAttributeArgumentList($"({text})"));
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute)).WithTrailingTrivia(lineBreak);
        var indent = SyntaxFactory.TriviaList(_declaration.GetLeadingTrivia().LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? [last] : []);
        if (_declaration.AttributeLists.Count > 0)
            return (TypeDeclarationSyntax)_declaration.AddAttributeLists(list.WithLeadingTrivia(indent));

        var bare = _declaration.WithLeadingTrivia(indent);
        return (TypeDeclarationSyntax)bare.WithAttributeLists(SyntaxFactory.SingletonList(list.WithLeadingTrivia(_declaration.GetLeadingTrivia())));
    }

    private static AttributeArgumentSyntax Argument(string text) => SyntaxFactory.ParseAttributeArgumentList($"({text})")!.Arguments[0];

    private static IEnumerable<string?> PropertiesOf(AttributeData attribute) => attribute.ConstructorArguments
        .Where(argument => !argument.IsNull)
        .SelectMany(argument => argument.Kind == TypedConstantKind.Array ? argument.Values.AsEnumerable() : [argument])
        .Select(argument => argument.Value as string);
}
