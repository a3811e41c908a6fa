using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>An entity that a failed flush leaves behind as added, so that every later flush fails as well, unless it is detached (FACTS H6).</summary>
internal static class AddedEntity
{
    /// <summary>The statement that detaches the entity where a flush has failed; null when it cannot be named there, or does not stand alone.</summary>
    public static StatementSyntax? Detachment(EntityInsertCall insert, FlushCall flush, TypeNames names, BodyUnderAnalysis body) =>
        SymbolOf(insert.Entity) is { } entity && !body.Locals.IsReassigned(entity) && IsInScope(entity, flush)
            ? Detachment(insert, flush, insert.Entity!.Syntax.ToString(), names, body)
            : null;

    /// <summary>The same for an entity that is made in the call of Add and gets a name first.</summary>
    public static StatementSyntax? Detachment(EntityInsertCall insert, FlushCall flush, string entity, TypeNames names, BodyUnderAnalysis body) =>
        IsAlone(insert, body) && IsOnlyChange(insert, body) && ContextAt(flush, body.Project.Libraries) is { } context
            ? SyntaxFactory.ParseStatement($"{context}Entry({entity}).State = {EntityState(names, body)}.Detached;")
            : null;

    private static string EntityState(TypeNames names, BodyUnderAnalysis body) =>
        body.Model.Compilation.FindType("Microsoft.EntityFrameworkCore.EntityState") is { } state ? names.Of(state) : "global::Microsoft.EntityFrameworkCore.EntityState";

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
    private static bool IsAlone(EntityInsertCall insert, BodyUnderAnalysis body)
    {
        if (!HasNavigations(insert.EntityRows.Entity))
            return true;

        var entity = SymbolOf(insert.Entity);
        var value = entity is ILocalSymbol local ? CreationOf(local, body) : insert.Entity;
        if (value?.WithoutConversions() is not IObjectCreationOperation { Arguments.IsEmpty: true } creation)
            return false;

        var initializers = creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty;
        var writes = initializers.OfType<ISimpleAssignmentOperation>().Concat(entity is null ? [] : body.Locals.MemberWritesTo(entity));
        return initializers.All(member => member is ISimpleAssignmentOperation)
            && writes.All(write => write.Target is IMemberReferenceOperation && IsScalar(write.Target.Type))
            && !body.Operations.OfType<IPropertyReferenceOperation>().Any(read => !IsScalar(read.Type) && read.Instance is { } owner && entity is not null && SymbolEqualityComparer.Default.Equals(SymbolOf(owner), entity));
    }

    /// <summary>The one object that a local is given and that is made here; beside it, it may be given a row that was looked for.</summary>
    private static IOperation? CreationOf(ILocalSymbol local, BodyUnderAnalysis body)
    {
        var created = body.Locals.ValuesOf(local).Where(value => value?.WithoutConversions() is IObjectCreationOperation).ToList();
        return created.Count == 1 ? created[0] : null;
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
