using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>Writes <c>db.Entry(user).State = EntityState.Detached;</c> for the place where a flush has failed.</summary>
internal static class EntityDetachment
{
    /// <summary>The statement; null where the context cannot be named once more.</summary>
    public static StatementSyntax? Of(string entity, FlushCall flush, TypeNames names, BodyUnderAnalysis body) =>
        ContextAt(flush, body.Project.Libraries) is { } context
            ? SyntaxFactory.ParseStatement($"{context}Entry({entity}).State = {EntityState(names, body)}.Detached;")
            : null;

    /// <summary>The local or parameter that an entity is, or is assigned to where it is made; null for anything else.</summary>
    public static ISymbol? SymbolOf(IOperation? entity) => entity?.WithoutConversions() switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => parameter,
        IObjectCreationOperation { Parent: ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } } => local,
        _ => null,
    };

    /// <summary>Whether the name means the entity where the flush stands.</summary>
    public static bool IsInScope(ISymbol entity, FlushCall flush) => IsInScope(entity, flush.Operation.SemanticModel!, flush.Operation.Syntax.SpanStart);

    /// <summary>Whether a variable's name stands for it at a place.</summary>
    public static bool IsInScope(ISymbol variable, SemanticModel model, int position) =>
        model.LookupSymbols(position, name: variable.Name) is [var found] && SymbolEqualityComparer.Default.Equals(found, variable);

    private static string EntityState(TypeNames names, BodyUnderAnalysis body) =>
        body.Model.Compilation.FindType("Microsoft.EntityFrameworkCore.EntityState") is { } state ? names.Of(state) : "global::Microsoft.EntityFrameworkCore.EntityState";

    /// <summary>The context with a dot behind it, or nothing for the context's own methods; null when naming it twice could mean two contexts.</summary>
    private static string? ContextAt(FlushCall flush, LibrarySymbols libraries) => flush.Context switch
    {
        null or IInstanceReferenceOperation { IsImplicit: true } => "",
        { } context when SideEffects.AreAbsentFrom(context) && libraries.EntityFramework?.IsContext(context.Type) == true => context.Syntax + ".",
        _ => null,
    };
}
