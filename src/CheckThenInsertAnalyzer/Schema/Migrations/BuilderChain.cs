using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// A chain of calls on a builder, read from syntax alone: <c>b.Property&lt;int&gt;("Id").ValueGeneratedOnAdd()</c>. An extension method called
/// statically, as generated code does, is a step of the chain that it is given.
/// </summary>
/// <param name="Root">The name that the chain begins with.</param>
/// <param name="Steps">Its steps in the order in which they run.</param>
internal sealed record BuilderChain(string Root, IReadOnlyList<BuilderStep> Steps)
{
    /// <summary>The name of the first step; empty when there is none.</summary>
    public string First => Steps.Count > 0 ? Steps[0].Name : "";

    /// <summary>The step of that name; null when there is none.</summary>
    public BuilderStep? Step(string name) => Steps.FirstOrDefault(step => step.Name == name);

    /// <summary>The last step of that name, which is the one that holds; null when there is none.</summary>
    public BuilderStep? LastStep(string name) => Steps.LastOrDefault(step => step.Name == name);

    /// <summary>The chain that the expression is; null when it is none.</summary>
    public static BuilderChain? Of(ExpressionSyntax expression)
    {
        var steps = new List<BuilderStep>();
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax inner:
                    expression = inner.Expression;
                    break;
                case AwaitExpressionSyntax awaited:
                    expression = awaited.Expression;
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call when IsExtensionClass(access.Expression) && call.ArgumentList.Arguments.Count > 0:
                    steps.Add(Step(access.Name, call.ArgumentList.Arguments.Skip(1).ToList()));
                    expression = call.ArgumentList.Arguments[0].Expression;
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call:
                    steps.Add(Step(access.Name, call.ArgumentList.Arguments));
                    expression = access.Expression;
                    break;
                case InvocationExpressionSyntax { Expression: SimpleNameSyntax name } call:
                    steps.Add(Step(name, call.ArgumentList.Arguments));
                    return Reversed("", steps);
                case ThisExpressionSyntax:
                    return Reversed("", steps);
                case MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var member }:
                    return Reversed(member.Identifier.ValueText, steps);
                case MemberAccessExpressionSyntax access:
                    steps.Add(Step(access.Name, []));
                    expression = access.Expression;
                    break;
                case IdentifierNameSyntax root:
                    return Reversed(root.Identifier.ValueText, steps);
                default:
                    return null;
            }
        }
    }

    private static BuilderChain Reversed(string root, List<BuilderStep> steps)
    {
        steps.Reverse();
        return new(root, steps);
    }

    private static BuilderStep Step(SimpleNameSyntax name, IReadOnlyList<ArgumentSyntax> arguments)
    {
        var typeArgument = name is GenericNameSyntax { TypeArgumentList.Arguments: [var first, ..] } ? first : null;
        return new(name.Identifier.ValueText, typeArgument, arguments, name);
    }

    /// <summary>Classes of extension methods are called so by convention, and the snapshot's generator writes their names.</summary>
    private static bool IsExtensionClass(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax { Identifier.ValueText: var name } => name.EndsWith("Extensions", StringComparison.Ordinal),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name.EndsWith("Extensions", StringComparison.Ordinal),
        _ => false,
    };
}
