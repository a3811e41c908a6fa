using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>An entity that a failed flush leaves behind as added, so that every later flush fails as well, unless it is detached (FACTS H6).</summary>
internal static class AddedEntity
{
    /// <summary>The statement that detaches the entity where a flush has failed; null when it cannot be named there, or does not stand alone.</summary>
    /// <param name="insert">The Add.</param>
    /// <param name="flush">The flush.</param>
    /// <param name="names">How types are named there.</param>
    /// <param name="repeated">What is done after it: changes there are not lost.</param>
    /// <param name="body">The body.</param>
    public static StatementSyntax? Detachment(EntityInsertCall insert, FlushCall flush, TypeNames names, IReadOnlyCollection<StatementSyntax> repeated, BodyUnderAnalysis body) =>
        EntityDetachment.SymbolOf(insert.Entity) is { } entity && !body.Locals.IsReassigned(entity) && EntityDetachment.IsInScope(entity, flush)
            ? Detachment(insert, flush, entity.Name, names, repeated, body)
            : null;

    /// <summary>The same for an entity that is made in the call of Add and gets a name first.</summary>
    public static StatementSyntax? Detachment(EntityInsertCall insert, FlushCall flush, string entity, TypeNames names, IReadOnlyCollection<StatementSyntax> repeated, BodyUnderAnalysis body) =>
        IsAlone(insert, body) && IsOnlyChange(insert, repeated, body) ? EntityDetachment.Of(entity, flush, names, body) : null;

    /// <summary>Whether the entity brings no others along: detaching it would drop them in silence (FACTS H8).</summary>
    private static bool IsAlone(EntityInsertCall insert, BodyUnderAnalysis body)
    {
        if (!HasNavigations(insert.EntityRows.Entity))
            return true;

        var entity = EntityDetachment.SymbolOf(insert.Entity);
        return new NewEntity(body).IsAlone(entity is ILocalSymbol local ? CreationOf(local, body) : insert.Entity)
            && (entity is null || (body.Locals.MemberWritesTo(entity).All(write => write.Target is IMemberReferenceOperation && PendingChanges.IsScalar(write.Target.Type)) && !PendingChanges.TouchNavigationOf(entity, body)));
    }

    /// <summary>The one object that a local is given and that is made here; beside it, it may be given a row that was looked for.</summary>
    private static IOperation? CreationOf(ILocalSymbol local, BodyUnderAnalysis body)
    {
        var created = body.Locals.ValuesOf(local).Where(value => value is not null && NewEntity.IsMade(value)).ToList();
        return created.Count == 1 ? created[0] : null;
    }

    private static bool HasNavigations(INamedTypeSymbol entity)
    {
        for (var type = entity; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (type.GetMembers().OfType<IPropertySymbol>().Any(property => !property.IsStatic && !PendingChanges.IsScalar(property.Type)))
                return true;
        }

        return false;
    }

    /// <summary>Whether the body readies nothing else for the context: other pending rows would fail with this one, and a handler would have to send them again (FACTS H7).</summary>
    private static bool IsOnlyChange(EntityInsertCall insert, IReadOnlyCollection<StatementSyntax> repeated, BodyUnderAnalysis body) =>
        !body.Operations.OfType<IInvocationOperation>().Any(call => call.Syntax != insert.Operation.Syntax && !repeated.Any(statement => statement.Span.Contains(call.Syntax.Span)) && PendingChanges.AreReadiedBy(call, body.Project.Libraries));
}
