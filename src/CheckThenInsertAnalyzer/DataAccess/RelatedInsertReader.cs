using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Reads the ways to have EF Core insert an object that are no Add on a set or context. The object has to be made here: another may be stored already.</summary>
/// <param name="symbols">EF Core's types.</param>
/// <param name="locals">The body's assignments.</param>
/// <param name="navigations">Tells navigations from other collections.</param>
/// <param name="untracked">Knows the rows that no living context tracks.</param>
/// <param name="keyOf">The only property of an entity's key; null when there are several or none is known.</param>
internal sealed class RelatedInsertReader(EntityFrameworkSymbols symbols, LocalAssignments locals, NavigationReader navigations, UntrackedRows untracked, Func<INamedTypeSymbol, IPropertySymbol?> keyOf)
{
    /// <summary><c>order.Lines.Add(new Line { … })</c>; null when the collection is no navigation, or its owner is not tracked.</summary>
    public IEnumerable<DatabaseCall>? ReadNavigation(IInvocationOperation add) =>
        add is { TargetMethod.Name: "Add", Instance: { } collection }
        && add.Argument("item") is { } item
        && Made(item) is { } entity
        && navigations.Read(collection) is { } navigation
        && !(collection.WithoutConversions() is IPropertyReferenceOperation { Instance: { } owner } && untracked.Hold(owner))
            ? [new RelatedInsertCall(add, navigation.Rows, entity, navigation.OwnerKey)]
            : null;

    /// <summary><c>context.Update(new User { … })</c> and Attach: an object without a key is inserted (EF Core documentation, Disconnected entities).</summary>
    public IEnumerable<DatabaseCall>? ReadUpdate(IInvocationOperation update) =>
        update is { Instance.Type: { } type }
        && (symbols.EntityOfSet(type) is not null || symbols.IsContext(type))
        && update.Argument("entity") is { } given
        && Made(given) is { Type: INamedTypeSymbol made } entity
        && CreationsOf(entity).ToList() is var creations
        && keyOf(made) is { } key
        && IsGenerated(key)
        && !IsWritten(entity, creations, key.Name)
            ? [new RelatedInsertCall(update, new EntityRows(made), entity is ILocalReferenceOperation ? entity : creations[0], OwnerKey: null) { Creation = creations.Count == 1 ? creations[0] : null }]
            : null;

    /// <summary><c>context.Entry(user).State = EntityState.Added</c>; null for every other assignment.</summary>
    public RelatedInsertCall? ReadState(ISimpleAssignmentOperation assignment) =>
        assignment is
        {
            Target: IPropertyReferenceOperation { Property: { Name: "State", ContainingType.Name: "EntityEntry" }, Instance: IInvocationOperation { TargetMethod.Name: "Entry" } entry },
            Value: IFieldReferenceOperation { Field: { Name: "Added", ContainingType.Name: "EntityState" } },
        }
        && entry.Argument("entity")?.WithoutConversions() is { Type: INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } type } entity
            ? new RelatedInsertCall(assignment, new EntityRows(type), entity, OwnerKey: null)
            : null;

    /// <summary>The object when it is made here; null otherwise.</summary>
    private IOperation? Made(IOperation given)
    {
        var entity = given.WithoutConversions();
        if (entity is ISimpleAssignmentOperation { Value: var assigned })
            entity = assigned.WithoutConversions();
        return IsCreation(entity) || (entity is ILocalReferenceOperation { Local: var local } && locals.ValuesOf(local).Any(IsCreation)) ? entity : null;
    }

    private static bool IsCreation(IOperation? value) => CreationIn(value) is not null;

    /// <summary>What makes the object that a value is, or is when there is no other; null when none is made.</summary>
    private static IOperation? CreationIn(IOperation? value) => value?.WithoutConversions() switch
    {
        IObjectCreationOperation creation => creation,
        IInvocationOperation { TargetMethod: { IsStatic: true, MethodKind: MethodKind.Ordinary } factory } call when SymbolEqualityComparer.Default.Equals(factory.ReturnType, factory.ContainingType) => call,
        ICoalesceOperation { WhenNull: var whenNull } when whenNull.WithoutConversions() is IObjectCreationOperation creation => creation,
        _ => null,
    };

    private IEnumerable<IOperation> CreationsOf(IOperation entity) =>
        (entity is ILocalReferenceOperation { Local: var local } ? locals.ValuesOf(local) : [entity]).Select(CreationIn).OfType<IOperation>();

    private static bool IsGenerated(IPropertySymbol key) =>
        key.Type is { SpecialType: SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 } or { Name: "Guid" };

    private bool IsWritten(IOperation entity, List<IOperation> creations, string key) =>
        (entity is ILocalReferenceOperation { Local: var written } && locals.MemberWritesTo(written).Any(write => IsTarget(write, key)))
        || creations.Exists(creation => creation is not IObjectCreationOperation { Arguments.IsEmpty: true } made || made.Initializer?.Initializers.Any(initializer => IsTarget(initializer, key)) == true);

    private static bool IsTarget(IOperation write, string key) => write is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name } } && name == key;
}
