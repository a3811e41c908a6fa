using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>Tells what a body readies for a context's flush: all of it is rolled back with the row that fails, and a handler would have to send it again (FACTS H7).</summary>
internal static class PendingChanges
{
    /// <summary>Whether a call readies rows for a context.</summary>
    public static bool AreReadiedBy(IInvocationOperation call, LibrarySymbols libraries) =>
        call.TargetMethod.Name is "Add" or "AddAsync" or "AddRange" or "AddRangeAsync" or "Update" or "UpdateRange" or "Remove" or "RemoveRange" or "Attach" or "AttachRange"
        && call.Instance?.Type is { } receiver
        && libraries.EntityFramework is { } symbols
        && (symbols.IsContext(receiver) || symbols.EntityOfSet(receiver) is not null);

    /// <summary>Whether a property of another object is changed.</summary>
    public static bool TouchOthersThan(ISymbol entity, BodyUnderAnalysis body) => OfOthersThan(entity, body).Any();

    /// <summary>The properties of other objects where they are assigned or counted up.</summary>
    public static IEnumerable<IPropertyReferenceOperation> OfOthersThan(ISymbol? entity, BodyUnderAnalysis body) => body.Operations
        .Select(operation => operation switch
        {
            IAssignmentOperation assignment => assignment.Target,
            IIncrementOrDecrementOperation increment => increment.Target,
            _ => null,
        })
        .OfType<IPropertyReferenceOperation>()
        .Where(target => target is { Instance: { } owner and not IInstanceReferenceOperation, Property.ContainingType.TypeKind: TypeKind.Class }
            && !SymbolEqualityComparer.Default.Equals(AssignedVariable.SymbolOf(owner), entity));

    /// <summary>Whether the entity's other rows are touched by way of it.</summary>
    public static bool TouchNavigationOf(ISymbol entity, BodyUnderAnalysis body) => body.Operations.OfType<IPropertyReferenceOperation>().Any(read =>
        !IsScalar(read.Type) && read.Instance is { } owner && SymbolEqualityComparer.Default.Equals(EntityDetachment.SymbolOf(owner), entity));

    /// <summary>Strings, byte arrays and values.</summary>
    public static bool IsScalar(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_String } or { IsValueType: true } or IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte };
}
