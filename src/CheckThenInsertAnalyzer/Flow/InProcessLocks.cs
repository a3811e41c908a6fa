using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds locks that keep apart the threads of one process, or not even those: <c>lock</c>, SemaphoreSlim, Monitor, Mutex, AsyncLock.</summary>
internal static class InProcessLocks
{
    /// <summary>The lock that is held round a check and its insert; null when there is none.</summary>
    public static FutileLock? Round(Race race, BodyUnderAnalysis body)
    {
        for (var outer = race.Insert.Operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ILockOperation { LockedValue: var locked, Body: var held } && held.Syntax.Span.Contains(race.Check.Operation.Syntax.Span))
                return Of(outer, locked, body);
        }

        foreach (var operation in body.Operations)
        {
            if (operation is IInvocationOperation entering
                && LockedBy(entering) is { } locked
                && !LetsSeveralIn(OwnerOf(locked, body.Locals))
                && body.ComesAlwaysBefore(entering, race.Check.Operation)
                && !FutileLockFinder.EndsBetween(race, body, "Release", "Exit", "ReleaseMutex"))
                return Of(entering, locked, body);
        }

        return null;
    }

    /// <summary>The object that a call locks; null when it locks none.</summary>
    private static IOperation? LockedBy(IInvocationOperation call) => (call.TargetMethod.ContainingType?.Name, call.TargetMethod.Name) switch
    {
        ("SemaphoreSlim", "Wait" or "WaitAsync") => call.Instance,
        ("WaitHandle", "WaitOne") when call.Instance?.WithoutConversions().Type?.Name is "Mutex" or "Semaphore" => call.Instance,
        ("Lock", "Enter" or "EnterScope") => call.Instance,
        ("AsyncLock" or "AsyncNonKeyedLocker" or "AsyncSemaphore", "Lock" or "LockAsync" or "WaitAsync" or "EnterAsync") => call.Instance,
        ("Monitor", "Enter" or "TryEnter") => call.Arguments.FirstOrDefault()?.Value,
        _ => null,
    };

    /// <summary>Whether the object is a semaphore that is written with room for several, as those that only slow down.</summary>
    private static bool LetsSeveralIn(ISymbol? owner) =>
        owner?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: int room } }, ..] } }
        && room > 1;

    private static FutileLock Of(IOperation place, IOperation locked, BodyUnderAnalysis body)
    {
        var owner = OwnerOf(locked, body.Locals);
        var holder = owner switch
        {
            IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } => owner.ContainingType,
            INamedTypeSymbol instance => instance,
            _ => null,
        };
        var isOfRequest = owner is ILocalSymbol || (holder is not null && IsMadePerRequest(holder, body));
        return new FutileLock(isOfRequest ? FutileLockKind.OneRequest : FutileLockKind.OneProcess, place, owner is INamedTypeSymbol ? "this" : owner?.Name);
    }

    /// <summary>The field that holds the object, be it in a dictionary; a local that holds a new one; the class of <c>this</c>; null when that cannot be told.</summary>
    private static ISymbol? OwnerOf(IOperation locked, LocalAssignments locals)
    {
        for (var step = 0; step < 8; step++)
        {
            locked = locked.WithoutWaiting();
            switch (locked)
            {
                case ILocalReferenceOperation { Local: var local } when locals.OnlyValueOf(local) is { } value:
                    if (value.WithoutWaiting() is IObjectCreationOperation)
                        return local;
                    locked = value;
                    break;
                case IInstanceReferenceOperation { Type: INamedTypeSymbol type }:
                    return type;
                case IFieldReferenceOperation field:
                    return field.Field;
                case IPropertyReferenceOperation { Property.IsIndexer: false } property:
                    return property.Property;
                case IInvocationOperation { Instance: { } instance }:
                    locked = instance;
                    break;
                case IPropertyReferenceOperation { Instance: { } indexed }:
                    locked = indexed;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether the class holds a context or a connection, neither of which may be shared: then every request has a class of its own.</summary>
    private static bool IsMadePerRequest(INamedTypeSymbol type, BodyUnderAnalysis body) =>
        type.GetMembers().Any(member => TypesOf(member).Any(held => IsConnection(held) || body.Project.Libraries.EntityFramework?.IsContext(held) == true));

    private static IEnumerable<ITypeSymbol> TypesOf(ISymbol member) => member switch
    {
        IFieldSymbol { IsStatic: false } field => [field.Type],
        IPropertySymbol { IsStatic: false } property => [property.Type],
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.Parameters.Select(parameter => parameter.Type),
        _ => [],
    };

    private static bool IsConnection(ITypeSymbol type) =>
        type.Name is "IDbConnection" or "DbConnection" || type.AllInterfaces.Any(i => i.Name == "IDbConnection");
}
