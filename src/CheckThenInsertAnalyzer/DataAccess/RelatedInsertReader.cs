using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Reads the ways to have EF Core insert an object that are no Add on a set or context. The object has to be made here: another may be stored already.</summary>
internal sealed class RelatedInsertReader(EntityFrameworkSymbols symbols, LocalAssignments locals, NavigationReader navigations)
{
    /// <summary><c>order.Lines.Add(new Line { … })</c>; null when the collection is no navigation.</summary>
    public IEnumerable<DatabaseCall>? ReadNavigation(IInvocationOperation add) =>
        add is { TargetMethod.Name: "Add", Instance: { } collection }
        && add.Argument("item") is { } item
        && Made(item) is { } entity
        && navigations.Read(collection) is { } navigation
            ? [new RelatedInsertCall(add, navigation.Rows, entity, navigation.OwnerKey)]
            : null;

    /// <summary><c>context.Update(new User { … })</c> and Attach: an object without a key is inserted (EF Core documentation, Disconnected entities).</summary>
    public IEnumerable<DatabaseCall>? ReadUpdate(IInvocationOperation update) =>
        update is { Instance.Type: { } type }
        && (symbols.EntityOfSet(type) is not null || symbols.IsContext(type))
        && update.Argument("entity") is { } given
        && Made(given) is { Type: INamedTypeSymbol made } entity
        && ConventionalKey.Of(made) is { } key
        && IsGenerated(key)
        && !IsWritten(entity, key.Name)
            ? [new RelatedInsertCall(update, new EntityRows(made), entity, OwnerKey: null)]
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

    private static bool IsCreation(IOperation? value) => value?.WithoutConversions() switch
    {
        IObjectCreationOperation => true,
        IInvocationOperation { TargetMethod: { IsStatic: true, MethodKind: MethodKind.Ordinary } factory } => SymbolEqualityComparer.Default.Equals(factory.ReturnType, factory.ContainingType),
        ICoalesceOperation { WhenNull: var whenNull } => whenNull.WithoutConversions() is IObjectCreationOperation,
        _ => false,
    };

    private static bool IsGenerated(IPropertySymbol key) =>
        key.Type is { SpecialType: SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 } or { Name: "Guid" };

    private bool IsWritten(IOperation entity, string key)
    {
        var creations = entity is ILocalReferenceOperation { Local: var local } ? locals.ValuesOf(local).Select(value => value?.WithoutConversions()) : [entity];
        return (entity is ILocalReferenceOperation { Local: var written } && locals.MemberWritesTo(written).Any(write => IsTarget(write, key)))
            || creations.Any(creation => creation is not IObjectCreationOperation { Arguments.IsEmpty: true } made || made.Initializer?.Initializers.Any(initializer => IsTarget(initializer, key)) == true);
    }

    private static bool IsTarget(IOperation write, string key) => write is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name } } && name == key;
}
