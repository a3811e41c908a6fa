using System.Collections.Concurrent;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Which methods of the project take the unique violations of a function that they are given, or of the SaveChanges that they override. Read from their
/// bodies when first asked for and remembered for the compilation.
/// </summary>
internal sealed class ViolationWrappers(ProjectUnderAnalysis project)
{
    /// <summary>So many wrappers are followed from a lambda to the handler.</summary>
    public const int MaximumDepth = 3;

    private readonly ConcurrentDictionary<(IMethodSymbol Method, int Parameter, ViolationShape Shape, int Depth), bool> _known = new(new KeyComparer());

    /// <summary>Whether a call takes the violations of the function that it is given for the parameter.</summary>
    public bool Takes(IInvocationOperation call, IParameterSymbol parameter, ViolationShape shape, int depth, CancellationToken cancellation)
    {
        if (parameter.Type.TypeKind != TypeKind.Delegate)
            return false;
        if (project.ViolationPredicates.IsNamedByOption(call))
            return true;
        var callees = project.Calls.Callees.Of(call, cancellation);
        return callees.IsEmpty
            ? ViolationWords.IsName(call.TargetMethod.Name)
            : callees.All(callee => Of(callee.Method.OriginalDefinition, parameter.Ordinal, shape, depth, cancellation));
    }

    /// <summary>Whether the context that a SaveChanges is called on overrides it with a handler.</summary>
    public bool TakesInOverride(IInvocationOperation save, int depth, CancellationToken cancellation)
    {
        if (!save.TargetMethod.Name.StartsWith("SaveChanges", StringComparison.Ordinal) || ContextOf(save) is not { } context)
            return false;
        foreach (var type in context.SelfAndBases())
        {
            foreach (var overriding in type.GetMembers(save.TargetMethod.Name).OfType<IMethodSymbol>())
            {
                if (overriding.IsOverride && overriding.Parameters.Length >= save.TargetMethod.Parameters.Length
                    && project.Calls.Projects.Know(overriding)
                    && Of(overriding.OriginalDefinition, parameter: -1, ViolationShape.Wrapped, depth, cancellation))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The type whose SaveChanges runs; that of <c>base</c> is the base class.</summary>
    private static INamedTypeSymbol? ContextOf(IInvocationOperation save) => save.Instance switch
    {
        { Syntax: BaseExpressionSyntax, Type: INamedTypeSymbol type } => type,
        { } instance => instance.WithoutConversions().Type as INamedTypeSymbol,
        null => null,
    };

    /// <summary>Whether a method takes the violations of a parameter's function, or with -1 those of the saves of its base class.</summary>
    private bool Of(IMethodSymbol method, int parameter, ViolationShape shape, int depth, CancellationToken cancellation)
    {
        if (depth <= 0)
            return false;
        var key = (method, parameter, shape, depth);
        if (!_known.TryGetValue(key, out var takes))
            _known.TryAdd(key, takes = Read(method, parameter, shape, depth - 1, cancellation));
        return takes;
    }

    private bool Read(IMethodSymbol method, int parameter, ViolationShape shape, int depth, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (project.Calls.Projects.BodyOf(method, cancellation) is not (var body, { } owner))
            return false;
        var runs = body.Descendants().Where(part => parameter < 0 ? IsSave(part) : IsRun(part, parameter)).ToList();
        var handlers = new ViolationHandlers(new CatchReader(owner.Libraries, project.ViolationPredicates, cancellation), this, depth, cancellation);
        return runs.Count > 0 && runs.TrueForAll(run => handlers.Handles(run, shape) || IsHandedOn(run, shape, depth, cancellation));
    }

    private static bool IsSave(IOperation part) =>
        part is IInvocationOperation { Instance: IInstanceReferenceOperation, TargetMethod.Name: var name } && name.StartsWith("SaveChanges", StringComparison.Ordinal);

    /// <summary>Where the parameter's function is called or handed on; a test for null is neither.</summary>
    private static bool IsRun(IOperation part, int parameter) =>
        part is IParameterReferenceOperation { Parameter.Ordinal: var ordinal, Parent: IInvocationOperation or IArgumentOperation or IConditionalAccessOperation } && ordinal == parameter;

    private bool IsHandedOn(IOperation run, ViolationShape shape, int depth, CancellationToken cancellation) =>
        run.Parent is IArgumentOperation { Parameter: { } next, Parent: IInvocationOperation call } && Takes(call, next, shape, depth, cancellation);

    private sealed class KeyComparer : IEqualityComparer<(IMethodSymbol Method, int Parameter, ViolationShape Shape, int Depth)>
    {
        public bool Equals((IMethodSymbol Method, int Parameter, ViolationShape Shape, int Depth) one, (IMethodSymbol Method, int Parameter, ViolationShape Shape, int Depth) other) =>
            one.Parameter == other.Parameter && one.Shape == other.Shape && one.Depth == other.Depth && SymbolEqualityComparer.Default.Equals(one.Method, other.Method);

        public int GetHashCode((IMethodSymbol Method, int Parameter, ViolationShape Shape, int Depth) key) =>
            SymbolEqualityComparer.Default.GetHashCode(key.Method) * 31 + key.Parameter * 5 + (int)key.Shape * 3 + key.Depth;
    }
}
