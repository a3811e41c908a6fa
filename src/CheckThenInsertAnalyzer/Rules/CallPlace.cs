using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Rules;

/// <summary>Where a finding about a call or assignment is shown: on the name of what is called or assigned, so that a chain over many lines is marked where the user looks.</summary>
internal static class CallPlace
{
    /// <summary>The name of the called method or assigned member; the whole when it has none.</summary>
    public static SyntaxNodeOrToken Of(IOperation call) => call.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier: var name } } => name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier: var name } } => name,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax { Identifier: var name } } => name,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name: var member } } => member,
        AssignmentExpressionSyntax { Left: var target } => target,
        var syntax => syntax,
    };
}
