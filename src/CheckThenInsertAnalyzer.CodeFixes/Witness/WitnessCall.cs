using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.CodeFixes.Witness;

/// <summary>A call of the user's method as a test writes it.</summary>
/// <param name="Method">The method, as the project of the test sees it.</param>
/// <param name="Session">What the caller has for itself.</param>
/// <param name="Arguments">What the parameters get that have nothing to do with the session.</param>
/// <param name="Expression">The call.</param>
internal sealed record WitnessCall(IMethodSymbol Method, WitnessSession Session, ImmutableArray<WitnessArgument> Arguments, string Expression)
{
    /// <summary>The call of a method; null when there is no session or value to make it with.</summary>
    /// <param name="method">The method, as the project of the test sees it.</param>
    /// <param name="opens">Whether the method opens its connection itself.</param>
    /// <param name="compilation">The project that the test is for.</param>
    public static WitnessCall? Of(IMethodSymbol method, bool opens, Compilation compilation)
    {
        if (!IsPlain(method))
            return null;
        if (method.IsStatic)
            return Of(method, TypeName(method), session: null, opens, compilation);

        var constructor = method.ContainingType.InstanceConstructors
            .FirstOrDefault(candidate => candidate.Parameters.Length == 1 && compilation.IsSymbolAccessibleWithin(candidate, compilation.Assembly) && WitnessSession.Of(candidate.Parameters[0], opens, compilation) is not null);
        return constructor is not null && WitnessSession.Of(constructor.Parameters[0], opens, compilation) is { } session
            ? Of(method, $"new {TypeName(method)}({session.Argument})", session, opens, compilation)
            : null;
    }

    private static WitnessCall? Of(IMethodSymbol method, string receiver, WitnessSession? session, bool opens, Compilation compilation)
    {
        var passed = new List<string>();
        var arguments = ImmutableArray.CreateBuilder<WitnessArgument>();
        foreach (var parameter in method.Parameters)
        {
            if (session is null && WitnessSession.Of(parameter, opens, compilation) is { } own)
            {
                session = own;
                passed.Add(own.Argument);
            }
            else if (WitnessArgument.Of(parameter) is { } argument)
            {
                arguments.Add(argument);
                passed.Add(argument.Name);
            }
            else
            {
                return null;
            }
        }

        return session is null ? null : new(method, session, arguments.ToImmutable(), $"{receiver}.{method.Name}({string.Join(", ", passed)})");
    }

    /// <summary>Whether it is a plain method, done when it returns or when its task is.</summary>
    private static bool IsPlain(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, CanBeReferencedByName: true }
        && !(method is { IsAsync: true, ReturnsVoid: true })
        && method.ReturnType.OriginalDefinition.SpecialType != SpecialType.System_Collections_Generic_IEnumerable_T
        && method.ReturnType.Name != "IAsyncEnumerable";

    private static string TypeName(IMethodSymbol method) => method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>Whether the result is awaited.</summary>
    public bool IsAwaited => Method.ReturnType is { Name: "Task" or "ValueTask", ContainingNamespace: var space } && space.ToDisplayString() == "System.Threading.Tasks";
}
