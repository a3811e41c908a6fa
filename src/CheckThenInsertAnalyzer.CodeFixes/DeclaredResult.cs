using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>A local that is declared with the result of a call: when the call goes into a try block, the local has to stay in scope behind it.</summary>
internal static class DeclaredResult
{
    /// <summary>Whether the statement declares one local and nothing hangs on its being declared with a value.</summary>
    public static bool CanBeSplit(LocalDeclarationStatementSyntax statement) => statement is
    {
        IsConst: false,
        Parent: BlockSyntax,
        UsingKeyword.RawKind: (int)SyntaxKind.None,
        Declaration: { Type: not RefTypeSyntax, Variables: [{ Initializer: not null }] },
    };

    /// <summary>The declaration without the value, and the assignment of it; the declaration is null where the statement declares nothing.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="names">Writes the type that <c>var</c> stands for.</param>
    /// <param name="lineBreak">The file's line break.</param>
    public static (StatementSyntax? Declaration, StatementSyntax Assignment) Split(StatementSyntax statement, TypeNames names, SyntaxTrivia lineBreak)
    {
        if (statement is not LocalDeclarationStatementSyntax { Declaration: { Variables: [{ Initializer: { } initializer } variable] } declaration } local)
            return (null, statement);

        var type = declaration.Type.IsVar ? SyntaxFactory.ParseTypeName(names.OfLocal(variable)).WithTriviaFrom(declaration.Type) : declaration.Type;
        var bare = local
            .WithDeclaration(declaration.WithType(type).WithVariables(SyntaxFactory.SingletonSeparatedList(variable.WithInitializer(null).WithIdentifier(variable.Identifier.WithTrailingTrivia()))))
            .WithTrailingTrivia(lineBreak);
        var assignment = SyntaxFactory.ExpressionStatement(
            SyntaxFactory.AssignmentExpression(
                SyntaxKind.SimpleAssignmentExpression,
                SyntaxFactory.IdentifierName(variable.Identifier.WithLeadingTrivia(declaration.GetLeadingTrivia())),
                initializer.EqualsToken,
                initializer.Value),
            local.SemicolonToken);
        return (bare, assignment);
    }
}
