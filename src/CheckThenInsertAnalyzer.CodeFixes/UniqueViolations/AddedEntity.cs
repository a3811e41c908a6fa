using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>An entity that a failed flush leaves behind as added, so that every later flush fails as well, unless it is detached (FACTS H6).</summary>
internal static class AddedEntity
{
    /// <summary>The expression that detaches the entity where a flush has failed; null when it cannot be named there, or does not stand alone.</summary>
    /// <param name="insert">The Add.</param>
    /// <param name="flush">The flush.</param>
    /// <param name="body">The body of both.</param>
    /// <param name="entityState">How EntityState is written there.</param>
    public static string? Detachment(EntityInsertCall insert, FlushCall flush, BodyUnderAnalysis body, Func<string> entityState) =>
        SymbolOf(insert.Entity) is { } entity
        && !body.Locals.IsReassigned(entity)
        && IsInScope(entity, flush)
        && IsAlone(insert, entity, body)
        && IsOnlyChange(insert, body)
        && ContextAt(flush, body.Project.Libraries) is { } context
            ? $"{context}Entry({insert.Entity!.Syntax}).State = {entityState()}.Detached;"
            : null;

    private static ISymbol? SymbolOf(IOperation? entity) => entity?.WithoutConversions() switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => parameter,
        _ => null,
    };

    private static bool IsInScope(ISymbol entity, FlushCall flush) =>
        flush.Operation.SemanticModel!.LookupSymbols(flush.Operation.Syntax.SpanStart, name: entity.Name) is [var found] && SymbolEqualityComparer.Default.Equals(found, entity);

    /// <summary>The context with a dot behind it, or nothing for the context's own methods; null when naming it twice could mean two contexts.</summary>
    private static string? ContextAt(FlushCall flush, LibrarySymbols libraries) => flush.Context switch
    {
        null or IInstanceReferenceOperation { IsImplicit: true } => "",
        { } context when SideEffects.AreAbsentFrom(context) && libraries.EntityFramework?.IsContext(context.Type) == true => context.Syntax + ".",
        _ => null,
    };

    /// <summary>Whether the entity brings no others along: detaching it would drop them in silence (FACTS H8).</summary>
    private static bool IsAlone(EntityInsertCall insert, ISymbol entity, BodyUnderAnalysis body)
    {
        if (!HasNavigations(insert.EntityRows.Entity))
            return true;
        if (entity is not ILocalSymbol local || body.Locals.OnlyValueOf(local)?.WithoutConversions() is not IObjectCreationOperation creation)
            return false;

        var initial = creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty;
        var written = initial.OfType<ISimpleAssignmentOperation>().Concat(body.Locals.MemberWritesTo(entity));
        return creation.Arguments.IsEmpty
            && initial.All(member => member is ISimpleAssignmentOperation)
            && written.All(write => write.Target is IMemberReferenceOperation && IsScalar(write.Target.Type))
            && !body.Operations.OfType<IPropertyReferenceOperation>().Any(read => !IsScalar(read.Type) && read.Instance is { } owner && SymbolEqualityComparer.Default.Equals(SymbolOf(owner), entity));
    }

    private static bool HasNavigations(INamedTypeSymbol entity)
    {
        for (var type = entity; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (type.GetMembers().OfType<IPropertySymbol>().Any(property => !property.IsStatic && !IsScalar(property.Type)))
                return true;
        }

        return false;
    }

    /// <summary>Strings, byte arrays and values.</summary>
    private static bool IsScalar(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_String } or { IsValueType: true } or IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte };

    /// <summary>Whether the body readies nothing else for the context: other pending rows would fail with this one, and a handler would have to send them again (FACTS H7).</summary>
    private static bool IsOnlyChange(EntityInsertCall insert, BodyUnderAnalysis body) =>
        !body.Operations.OfType<IInvocationOperation>().Any(call => call.Syntax != insert.Operation.Syntax && ReadiesChange(call, body.Project.Libraries));

    private static bool ReadiesChange(IInvocationOperation call, LibrarySymbols libraries) =>
        call.TargetMethod.Name is "Add" or "AddAsync" or "AddRange" or "AddRangeAsync" or "Update" or "UpdateRange" or "Remove" or "RemoveRange" or "Attach" or "AttachRange"
        && call.Instance?.Type is { } receiver
        && libraries.EntityFramework is { } symbols
        && (symbols.IsContext(receiver) || symbols.EntityOfSet(receiver) is not null);
}
