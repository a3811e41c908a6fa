using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds the catch clauses that a call's unique violation meets: round the call, in a method that runs its lambda, in a context's own SaveChanges.</summary>
/// <param name="catches">What catch clauses take.</param>
/// <param name="wrappers">What methods take of the functions that they are given.</param>
/// <param name="depth">How many calls of wrappers may be followed.</param>
/// <param name="cancellation">Ends the analysis early.</param>
internal sealed class ViolationHandlers(CatchReader catches, ViolationWrappers wrappers, int depth, CancellationToken cancellation)
{
    /// <summary>A function is looked for through so many functions that it stands in.</summary>
    private const int MaximumNesting = 4;

    /// <summary>Whether something takes the call's unique violation and knows it for what it is.</summary>
    public bool Handles(DatabaseCall call) =>
        call is FlushCall { IsHandled: true }
        || Handles(call.Operation, ShapeOf(call), nesting: 0)
        || (call is FlushCall { Operation: IInvocationOperation save } && wrappers.TakesInOverride(save, depth, cancellation));

    private static ViolationShape ShapeOf(DatabaseCall call)
    {
        var shape = ViolationShapes.Of(call) ?? ViolationShape.Wrapped;
        return AwaitedPlace.Of(call.Operation).IsWaitedFor ? ViolationShapes.InAggregate(shape) : shape;
    }

    /// <summary>Whether something takes a unique violation of that shape which is raised by the operation.</summary>
    public bool Handles(IOperation operation, ViolationShape shape) => Handles(operation, shape, nesting: 0);

    /// <summary>Whether some clause of the statement takes a violation of that shape.</summary>
    public bool Takes(ITryOperation tried, ViolationShape shape) =>
        tried.Catches.Any(clause => catches.Of(clause, shape) is CatchVerdict.Takes or CatchVerdict.Maybe);

    private bool Handles(IOperation operation, ViolationShape shape, int nesting)
    {
        var inner = operation;
        for (var outer = operation.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            switch (outer)
            {
                case ITryOperation tried when tried.Body == inner && Takes(tried, shape):
                    return true;
                case IAnonymousFunctionOperation function when nesting < MaximumNesting && IsHandledWhereItRuns(function, shape, nesting + 1):
                    return true;
                case ILocalFunctionOperation { Symbol: var function } when nesting < MaximumNesting && IsHandledWhereItRuns(UsesOf(function, outer), shape, nesting + 1):
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether a lambda is given to a wrapper, itself or by the local that holds it.</summary>
    private bool IsHandledWhereItRuns(IAnonymousFunctionOperation function, ViolationShape shape, int nesting)
    {
        IOperation value = function;
        while (value.Parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            value = value.Parent;
        return value.Parent switch
        {
            IArgumentOperation => IsHandledWhereItRuns([value], shape, nesting),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => IsHandledWhereItRuns(UsesOf(local, value), shape, nesting),
            _ => false,
        };
    }

    /// <summary>Whether a function is handled wherever it is called or handed on.</summary>
    private bool IsHandledWhereItRuns(IReadOnlyCollection<IOperation> uses, ViolationShape shape, int nesting) =>
        uses.Count > 0 && uses.All(use =>
        {
            while (use.Parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
                use = use.Parent;
            return Handles(use, shape, nesting)
                || (use.Parent is IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation call } && wrappers.Takes(call, parameter, shape, depth, cancellation));
        });

    /// <summary>The places of the body where a local function, or a local that holds a lambda, is called or named.</summary>
    private static List<IOperation> UsesOf(ISymbol function, IOperation place)
    {
        return place.Root().Descendants().Where(part => part switch
        {
            IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } called } => SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, function),
            IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } named } => SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, function),
            ILocalReferenceOperation { Local: var local, IsDeclaration: false } => SymbolEqualityComparer.Default.Equals(local, function),
            _ => false,
        }).ToList();
    }

    /// <summary>Whether some clause round the call is written for unique violations, be it in vain: then other rules speak about it.</summary>
    public static bool AreAttempted(DatabaseCall call) => AreAttempted(call.Operation);

    /// <summary>The same for any operation.</summary>
    public static bool AreAttempted(IOperation operation) => TriesRound(operation).Any(tried => tried.Catches.Any(CatchReader.IsMeantForViolations));

    /// <summary>The try statements in whose guarded block an operation stands, innermost first. A lambda's body runs where the lambda is called.</summary>
    public static IEnumerable<ITryOperation> TriesRound(IOperation operation)
    {
        var inner = operation;
        for (var outer = operation.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            if (outer is ITryOperation tried && tried.Body == inner && !tried.Catches.IsEmpty)
                yield return tried;
        }
    }

    /// <summary>The calls whose text stands in a block.</summary>
    public static ImmutableArray<DatabaseCall> CallsIn(IOperation block, IEnumerable<DatabaseCall> calls) =>
        calls.Where(call => block.Syntax.Span.Contains(call.Operation.Syntax.Span)).ToImmutableArray();
}
