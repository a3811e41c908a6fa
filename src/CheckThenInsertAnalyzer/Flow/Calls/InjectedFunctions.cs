using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// A check and an insert that are handed to one method as two functions: the method decides whether the second runs by what the first gives, as in
/// <c>AddOnce(() =&gt; Exists(key), () =&gt; Add(key))</c>.
/// </summary>
internal sealed class InjectedFunctions(BodyUnderAnalysis body)
{
    /// <summary>Whether the called method runs the insert only where the check has found no row.</summary>
    public bool AreGuarded(InsertCall insert, ReadCall read)
    {
        foreach (var (call, checking, inserting) in CallsGiven(insert.Operation, read.Operation))
        {
            if (MethodOf(call) is { Graphs.Root: { } graph } method
                && BlockThatRuns(inserting, method, graph) is { } block
                && Follow(method, graph, checking, read, Presence.Absent) is { } absent
                && Follow(method, graph, checking, read, Presence.Present) is { } present
                && absent.Contains(block)
                && !present.Contains(block))
                return true;
        }

        return false;
    }

    /// <summary>The calls that are given two lambdas, one round the insert and the other round the check.</summary>
    private static IEnumerable<(IInvocationOperation Call, IArgumentOperation Checking, IArgumentOperation Inserting)> CallsGiven(IOperation insert, IOperation read)
    {
        for (var outer = insert.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IArgumentOperation { Parent: IInvocationOperation call } inserting
                && call.Arguments.FirstOrDefault(argument => argument != inserting && argument.Syntax.Span.Contains(read.Syntax.Span)) is { } checking)
                yield return (call, checking, inserting);
        }
    }

    private BodyUnderAnalysis? MethodOf(IInvocationOperation call) =>
        body.Project.Calls.Callees.Of(call, body.Cancellation) is [var callee]
        && callee.Method.OriginalDefinition is { DeclaringSyntaxReferences: [var declared] } method
        && body.Project.Calls.Projects.ProjectOf(declared.SyntaxTree) is { } project
            ? BodyUnderAnalysis.OfCallee(project, method, declared.GetSyntax(body.Cancellation), project.Models.For(declared.SyntaxTree), depth: 0, body.Cancellation)
            : null;

    private static BasicBlock? BlockThatRuns(IArgumentOperation function, BodyUnderAnalysis method, FlowGraph graph)
    {
        var runs = method.Operations.OfType<IInvocationOperation>().Where(run =>
            run is { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: IParameterReferenceOperation { Parameter: var parameter } }
            && SymbolEqualityComparer.Default.Equals(parameter, ParameterOf(method, function))).ToList();
        return runs.Count == 1 ? graph.BlockOf(runs[0].Syntax) : null;
    }

    /// <summary>The called method, followed while the checking function gives what it gives when there is a row, or none; null when that is not known.</summary>
    private ReachedBlocks? Follow(BodyUnderAnalysis method, FlowGraph graph, IArgumentOperation checking, ReadCall read, Presence presence) =>
        ParameterOf(method, checking) is { } parameter && body.ResultOf(LambdaIn(checking).Syntax, read, presence) is { } result
            ? ReachedBlocks.Of(graph, new Hypothesis(read, presence, FoundRow.Any), method.Locals, method.Graphs, KnownValues.None.With(parameter, result))
            : null;

    private static IOperation LambdaIn(IArgumentOperation argument) =>
        argument.Value.WithoutConversions() is IDelegateCreationOperation { Target: var target } ? target : argument.Value.WithoutConversions();

    private static IParameterSymbol? ParameterOf(BodyUnderAnalysis method, IArgumentOperation argument) =>
        method.Owner is IMethodSymbol { Parameters: var parameters } && argument.Parameter is { Ordinal: var ordinal } && ordinal < parameters.Length ? parameters[ordinal] : null;
}
