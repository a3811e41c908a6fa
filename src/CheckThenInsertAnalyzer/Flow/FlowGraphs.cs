using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The graphs of a body: its own, and those of its lambdas and local functions, each built when first asked for.</summary>
internal sealed class FlowGraphs(IOperation root, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxNode, FlowGraph?> _graphs = new();
    private FlowGraph? _root;

    /// <summary>The graph of the innermost function that holds both nodes; null when the code has none.</summary>
    public FlowGraph? Holding(SyntaxNode one, SyntaxNode other)
    {
        foreach (var function in FunctionsRound(one))
        {
            if (function.Span.Contains(other.Span) && Of(function) is { } graph)
                return graph;
        }

        return Root;
    }

    /// <summary>The graphs of all functions round a node, innermost first.</summary>
    public IEnumerable<FlowGraph> Round(SyntaxNode node)
    {
        foreach (var function in FunctionsRound(node))
        {
            if (Of(function) is { } graph)
                yield return graph;
        }

        if (Root is { } root)
            yield return root;
    }

    /// <summary>The body's own graph; null when the code has none.</summary>
    public FlowGraph? Root => _root ??= CreateRoot() is { } graph ? new FlowGraph(graph) : null;

    private ControlFlowGraph? CreateRoot() => root switch
    {
        IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellation),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellation),
        IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block, cancellation),
        IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellation),
        IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellation),
        _ => null,
    };

    /// <summary>The graph of a lambda or local function; null when it has none.</summary>
    public FlowGraph? Of(SyntaxNode function)
    {
        if (_graphs.TryGetValue(function, out var known))
            return known;

        var outer = FunctionsRound(function).FirstOrDefault() is { } parent ? Of(parent) : Root;
        var graph = outer is null ? null : Nested(outer.Graph, function);
        return _graphs[function] = graph is null ? null : new FlowGraph(graph);
    }

    private ControlFlowGraph? Nested(ControlFlowGraph outer, SyntaxNode function)
    {
        foreach (var local in outer.LocalFunctions)
        {
            if (local.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) == function))
                return outer.GetLocalFunctionControlFlowGraph(local, cancellation);
        }

        foreach (var block in outer.Blocks)
        {
            foreach (var operation in block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            {
                var lambda = operation.DescendantsAndSelf().OfType<IFlowAnonymousFunctionOperation>().FirstOrDefault(part => part.Syntax == function);
                if (lambda is not null)
                    return outer.GetAnonymousFunctionControlFlowGraph(lambda, cancellation);
            }
        }

        return null;
    }

    /// <summary>The lambda or local function that a node stands in; null for one that stands in none.</summary>
    public static SyntaxNode? FunctionRound(SyntaxNode node) => node.Ancestors().FirstOrDefault(outer => outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    /// <summary>The lambdas and local functions round a node within the body, innermost first.</summary>
    private IEnumerable<SyntaxNode> FunctionsRound(SyntaxNode node)
    {
        for (var current = node.Parent; current is not null && current != root.Syntax; current = current.Parent)
        {
            if (current is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
                yield return current;
        }
    }
}
