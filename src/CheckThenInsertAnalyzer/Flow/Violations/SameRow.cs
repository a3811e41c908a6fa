using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells whether a loop inserts the same row each time.</summary>
internal static class SameRow
{
    /// <summary>
    /// Whether nothing in the loop makes another row of it: it draws no value, changes nothing that the insert is given, and neither reads nor removes
    /// what is there. What is not certain may be another row.
    /// </summary>
    public static bool IsInsertedAgain(InsertCall insert, ILoopOperation loop, BodyUnderAnalysis body)
    {
        if (insert is CalledInsertCall || !insert.Chain.IsEmpty || body.Calls.Any(call => call is not InsertCall and not FlushCall && IsIn(loop, call.Operation)))
            return false;
        var given = GivenTo(insert, loop, body);
        return given is not null && !loop.Descendants().Any(part => Changes(part, given, insert));
    }

    /// <summary>The locals, parameters and fields that the insert is given; null when it is given what a call draws.</summary>
    private static HashSet<ISymbol>? GivenTo(InsertCall insert, ILoopOperation loop, BodyUnderAnalysis body)
    {
        var given = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Stack<IOperation>();
        if (insert.Operation is not IInvocationOperation call)
            return null;
        foreach (var argument in call.Arguments.Where(argument => !argument.IsImplicit))
            pending.Push(argument.Value);
        if (call.Instance is { } command)
            pending.Push(command);
        while (pending.Count > 0)
        {
            var part = pending.Pop();
            if (part is IInvocationOperation { IsImplicit: false } or IAwaitOperation or IDelegateCreationOperation or IPropertyReferenceOperation { Property.IsStatic: true })
                return null;
            if (IsSession(part.Type, body.Project.Libraries))
                continue;
            if (SymbolOf(part) is { } symbol && given.Add(symbol) && symbol is ILocalSymbol local && DeclarationIn(loop, local) is { } declaration)
                pending.Push(declaration);
            foreach (var child in part.ChildOperations)
                pending.Push(child);
        }

        return given;
    }

    /// <summary>By what the row is sent, which says nothing of it.</summary>
    private static bool IsSession(ITypeSymbol? type, LibrarySymbols libraries) =>
        type is { Name: "CancellationToken" or "DbSet" or "NpgsqlDataSource" or "DatabaseFacade" }
        || libraries.EntityFramework?.IsContext(type) == true
        || type?.AllInterfaces.Any(implemented => implemented.Name is "IDbConnection" or "IDbTransaction") == true
        || type is { Name: "IDbConnection" or "IDbTransaction" };

    private static ISymbol? SymbolOf(IOperation part) => part switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Field.IsConst: false } field => field.Field,
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation or null } property => property.Property,
        _ => null,
    };

    private static IOperation? DeclarationIn(ILoopOperation loop, ILocalSymbol local) =>
        loop.Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local));

    /// <summary>An assignment to what the insert is given or to a member of it, and any other call that gets hold of it.</summary>
    private static bool Changes(IOperation part, HashSet<ISymbol> given, InsertCall insert) => part switch
    {
        IAssignmentOperation { Target: var target } => RootOf(target) is { } root && given.Contains(root) && !IsPartOf(part, insert),
        IIncrementOrDecrementOperation { Target: var target } => RootOf(target) is { } root && given.Contains(root),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Entry" } } => false,
        IArgumentOperation { Value: var value, Parent: var call } => RootOf(value) is { } root && given.Contains(root) && call != insert.Operation && IsObject(value),
        IInvocationOperation { Instance: { } instance } call => RootOf(instance) is { } root && given.Contains(root) && call != insert.Operation && IsObject(instance),
        _ => false,
    };

    /// <summary>An initializer of the inserted object is no change.</summary>
    private static bool IsPartOf(IOperation part, InsertCall insert) => insert.Operation.Syntax.Span.Contains(part.Syntax.Span) || part.Parent is IObjectOrCollectionInitializerOperation;

    /// <summary>What is a value itself cannot be changed by who gets it.</summary>
    private static bool IsObject(IOperation value) => value.WithoutConversions().Type is { IsValueType: false, SpecialType: not SpecialType.System_String };

    private static ISymbol? RootOf(IOperation operation)
    {
        operation = operation.WithoutConversions();
        while (operation is IMemberReferenceOperation { Instance: { } instance } and not IMemberReferenceOperation { Instance: IInstanceReferenceOperation })
            operation = instance.WithoutConversions();
        return SymbolOf(operation);
    }

    private static bool IsIn(ILoopOperation loop, IOperation operation) => loop.Syntax.Span.Contains(operation.Syntax.Span);
}
