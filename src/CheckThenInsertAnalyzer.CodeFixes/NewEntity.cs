using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>
/// Tells whether a new entity comes without others: its constructor, or the factory that makes it, and its initializer give scalars and empty lists to its
/// members (FACTS H8).
/// </summary>
internal sealed class NewEntity(BodyUnderAnalysis body)
{
    /// <summary>So many methods may lie between the body and the constructor.</summary>
    private const int MaximumDepth = 3;

    /// <summary>Whether it is seen to; what is made by code out of sight may bring anything.</summary>
    public bool IsAlone(IOperation? made) => made is not null && IsAlone(made, MaximumDepth);

    /// <summary>Whether a value is a new object: that of a constructor, or of a static method of its own class.</summary>
    public static bool IsMade(IOperation value) => value.WithoutConversions() switch
    {
        IObjectCreationOperation => true,
        IInvocationOperation { TargetMethod: { IsStatic: true, IsExtensionMethod: false } factory } => SymbolEqualityComparer.Default.Equals(factory.ReturnType, factory.ContainingType),
        _ => false,
    };

    private bool IsAlone(IOperation made, int depth) => made.WithoutConversions() switch
    {
        IObjectCreationOperation { Constructor: { } constructor } creation => (creation.Arguments.IsEmpty || Makes(constructor, depth)) && Initializers(creation).All(GivesScalar),
        IInvocationOperation { TargetMethod: var factory } call => IsMade(call) && Makes(factory, depth),
        _ => false,
    };

    private static ImmutableArray<IOperation> Initializers(IObjectCreationOperation creation) => creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty;

    /// <summary>Whether a constructor or factory does nothing but that; a record's primary constructor has no body, and gives its members what it is given.</summary>
    private bool Makes(IMethodSymbol method, int depth) =>
        depth > 0
        && method.DeclaringSyntaxReferences is [var declared]
        && declared.GetSyntax(body.Cancellation) is BaseMethodDeclarationSyntax syntax
        && body.Model.Compilation.ContainsSyntaxTree(syntax.SyntaxTree)
        && BodyRoot.Operation(syntax, body.Project.Models.For(syntax.SyntaxTree), body.Cancellation) is { } code
        && code.DescendantsAndSelf().All(operation => IsHarmless(operation, method.ContainingType, depth));

    private bool IsHarmless(IOperation operation, INamedTypeSymbol entity, int depth) => operation switch
    {
        IAssignmentOperation assignment when IsMemberOf(assignment.Target, entity) => GivesScalar(assignment),
        IMemberReferenceOperation member when IsMemberOf(member, entity) => PendingChanges.IsScalar(member.Type) || member.Parent is IAssignmentOperation { Target: var target } && target == member,
        IObjectCreationOperation creation when SymbolEqualityComparer.Default.Equals(creation.Type, entity) => IsAlone(creation, depth - 1),
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.Constructor } chained } => chained.IsImplicitlyDeclared || chained.ContainingType.SpecialType == SpecialType.System_Object || Makes(chained, depth - 1),
        IInvocationOperation { Instance.Type: { } type } => !IsOf(type, entity),
        IArgumentOperation { Value.Type: { } type } => !IsOf(type, entity),
        _ => true,
    };

    private static bool IsMemberOf(IOperation target, INamedTypeSymbol entity) =>
        target is IPropertyReferenceOperation or IFieldReferenceOperation
        && target is IMemberReferenceOperation { Instance: not null, Member.ContainingType: { } owner }
        && IsOf(owner, entity);

    private static bool IsOf(ITypeSymbol type, INamedTypeSymbol entity) => entity.SelfAndBases().Contains(type, SymbolEqualityComparer.Default);

    private static bool GivesScalar(IOperation initializer) =>
        initializer is IAssignmentOperation { Target: IMemberReferenceOperation target, Value: var value } && (PendingChanges.IsScalar(target.Type) || IsEmpty(value));

    /// <summary>Null, or a list without items.</summary>
    private static bool IsEmpty(IOperation value) => value.WithoutConversions() switch
    {
        { ConstantValue: { HasValue: true, Value: null } } => true,
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null, Type: { } type } => type.AllInterfaces.Any(known => known.SpecialType == SpecialType.System_Collections_IEnumerable),
        { Syntax: CollectionExpressionSyntax { Elements.Count: 0 } } => true,
        _ => false,
    };
}
