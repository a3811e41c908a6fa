using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Tells the collections that are navigations of a stored row from all others: a list, a header collection and an object made here look the same.</summary>
internal sealed class NavigationReader(EntityFrameworkSymbols symbols, LocalAssignments locals, IReadOnlyList<IOperation> body)
{
    private HashSet<ITypeSymbol>? _entities;

    /// <summary>The related rows; null when the collection is no navigation, or its owner is not certainly stored.</summary>
    public Navigation? Read(IOperation collection)
    {
        if (collection.WithoutConversions() is not IPropertyReferenceOperation { Instance: { } owner, Property: { IsIndexer: false } property }
            || ElementOf(property.Type) is not { } related
            || owner.WithoutConversions() is not { Type: INamedTypeSymbol { TypeKind: TypeKind.Class } ownerType } source
            || property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "NotMappedAttribute")
            || !IsStored(source, ownerType)
            || !(Entities.Contains(related) || ConventionalKey.Of(related) is not null))
            return null;

        return new Navigation(new EntityRows(related), OwnerKey(source, ownerType, related));
    }

    private static INamedTypeSymbol? ElementOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsGenericType: true, TypeArguments: [INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } element], ContainingNamespace.Name: "Generic" or "ObjectModel" } ? element : null;

    /// <summary>Whether an object stands for a row: a query gave it, or it is an entity of a context that the body uses and was not made here.</summary>
    private bool IsStored(IOperation owner, INamedTypeSymbol type)
    {
        var values = owner switch
        {
            ILocalReferenceOperation { Local: var local } => locals.ValuesOf(local),
            IParameterReferenceOperation { Parameter: var parameter } => locals.ValuesOf(parameter),
            _ => null,
        };
        return values is not null
            && (values.Any(value => IsQueried(value, type)) || (Entities.Contains(type) && !values.Any(value => value?.WithoutConversions() is IObjectCreationOperation)));
    }

    private bool IsQueried(IOperation? value, INamedTypeSymbol type)
    {
        var made = value?.WithoutWaiting();
        if (made is ICoalesceOperation { Value: var found })
            made = found.WithoutWaiting();
        return made is IInvocationOperation query
            && EntityQueryReader.IsTerminal(query.TargetMethod.Name)
            && query.Receiver()?.WithoutConversions() is { } receiver
            && (SymbolEqualityComparer.Default.Equals(symbols.EntityOfQuery(receiver.Type), type) || symbols.IsContext(receiver.Type));
    }

    /// <summary>The entities of the contexts that the body uses.</summary>
    private HashSet<ITypeSymbol> Entities => _entities ??= new(
        body.Select(operation => operation.Type)
            .Where(symbols.IsContext)
            .OfType<INamedTypeSymbol>()
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .SelectMany(context => context.SelfAndBases())
            .SelectMany(type => type.GetMembers().OfType<IPropertySymbol>())
            .Select(property => symbols.EntityOfSet(property.Type))
            .OfType<ITypeSymbol>(),
        SymbolEqualityComparer.Default);

    /// <summary><c>OrderId</c> of a line with the order's key (EF Core documentation, Foreign keys by convention).</summary>
    private static KeyComparison? OwnerKey(IOperation owner, INamedTypeSymbol ownerType, INamedTypeSymbol related) =>
        ConventionalKey.Of(ownerType) is { Name: var key }
        && (related.PropertyNamed(ownerType.Name + "Id") ?? related.PropertyNamed(ownerType.Name + key)) is { Name: var foreign }
            ? new KeyComparison(foreign, null, new MemberValue(owner, key), null)
            : null;
}
