using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>How a handler uses its exception, and how these uses read when the exception comes in another shape.</summary>
internal sealed class ExceptionUses
{
    private readonly List<IdentifierNameSyntax> _specific = [];

    private ExceptionUses(IEnumerable<ILocalReferenceOperation> references)
    {
        foreach (var reference in references)
        {
            if (!IsGeneral(reference) && reference.Syntax is IdentifierNameSyntax name && !_specific.Contains(name))
                _specific.Add(name);
        }
    }

    /// <summary>The uses that only an exception of the variable's own type allows.</summary>
    public IReadOnlyList<IdentifierNameSyntax> Specific => _specific;

    /// <summary>The uses of a variable in pieces of a handler.</summary>
    public static ExceptionUses Of(ISymbol? variable, IEnumerable<IOperation> pieces) =>
        new(pieces.SelectMany(piece => piece.DescendantsAndSelf()).OfType<ILocalReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, variable)));

    /// <summary>Gives the uses another name, as far as they stand in the node.</summary>
    public static TNode Renamed<TNode>(TNode node, IReadOnlyDictionary<IdentifierNameSyntax, string> names)
        where TNode : SyntaxNode =>
        node.ReplaceNodes(names.Keys.Where(name => node.FullSpan.Contains(name.Span)), (name, _) => SyntaxFactory.IdentifierName(names[name]).WithTriviaFrom(name));

    /// <summary>Whether any exception can be used so: handed on as an Exception, thrown, put into text, asked for its stack.</summary>
    private static bool IsGeneral(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IThrowOperation or IInterpolationOperation => true,
        IConversionOperation { Type: { } type } conversion => conversion.Parent is IThrowOperation || type.SpecialType == SpecialType.System_Object || IsException(type),
        IPropertyReferenceOperation { Property: { Name: not ("Message" or "InnerException") } property } => IsException(property.ContainingType),
        IInvocationOperation { Instance: { } instance, TargetMethod: { Name: "ToString" or "GetType" } } => instance == reference,
        _ => false,
    };

    private static bool IsException(ITypeSymbol type) => type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
