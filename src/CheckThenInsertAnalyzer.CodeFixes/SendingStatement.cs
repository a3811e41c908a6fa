using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>Finds the statement whose only business is one database call, so that a try statement can stand round it.</summary>
internal static class SendingStatement
{
    /// <summary>The statement: a plain call, an assignment of its result or a declaration with it, a return of it. Null when it is none of these, or when the call's task is not waited for in it.</summary>
    public static StatementSyntax? Of(DatabaseCall call)
    {
        if (call.Operation is not IInvocationOperation invocation)
            return null;
        var waited = CallResult.Waited(invocation);
        if (CallResult.IsTask(waited.Type))
            return null;

        return waited.Parent switch
        {
            IExpressionStatementOperation { Syntax: ExpressionStatementSyntax statement } => WithNeighbours(statement),
            ISimpleAssignmentOperation { Parent: IExpressionStatementOperation { Syntax: ExpressionStatementSyntax statement } } => WithNeighbours(statement),
            IReturnOperation { Syntax: ReturnStatementSyntax statement } => WithNeighbours(statement),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.Type.IsAnonymousType: false, Syntax: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax statement } } } => DeclaredResult.CanBeSplit(statement) ? WithNeighbours(statement) : null,
            _ => null,
        };
    }

    /// <summary>Only a statement on a line of its own, among others, in a function that yields nothing: there a try statement changes no scope.</summary>
    private static StatementSyntax? WithNeighbours(StatementSyntax statement) =>
        statement is { Parent: BlockSyntax or GlobalStatementSyntax, ContainsDirectives: false } && !IsInIterator(statement) ? statement : null;

    private static bool IsInIterator(StatementSyntax statement)
    {
        var function = statement.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);
        return function is not null && function.DescendantNodes().OfType<YieldStatementSyntax>().Any();
    }
}
