using System.Composition;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.UniqueViolations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>CTI3005: gives the clause a filter that only unique violations pass; what is no duplicate then reaches the caller.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FilterTheViolationFix)), Shared]
public sealed class FilterTheViolationFix : FindingFixProvider
{
    private protected override string RuleId => BroadHandler.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is not BroadHandlerFinding { Clause: { Syntax: CatchClauseSyntax { Declaration: { } declaration } syntax, SemanticModel: { } model } clause }
            || !body.Project.IsPostgresOnly
            || body.Project.Libraries.Npgsql is not { PostgresException: var postgres }
            || declaration.CloseParenToken.TrailingTrivia.Any(KeptComments.IsComment))
            yield break;

        var names = new TypeNames(model, declaration.SpanStart);
        var variable = declaration.Identifier.IsKind(SyntaxKind.IdentifierToken) ? declaration.Identifier.ValueText : FreeName.In(syntax, model, "ex", "exception", "violation");
        var condition = ConditionOf(clause, variable, names.OfUniqueViolation(body.Project.Libraries), () => names.Of(postgres));
        yield return new Rewrite(
            "Take only unique violations",
            "CTI3005.FilterTheViolation",
            root => names.Import(root.ReplaceNode(syntax, Filtered(syntax, declaration, variable, condition))));
    }

    private static string ConditionOf(ICatchClauseOperation clause, string variable, string state, Func<string> postgres) => clause.ExceptionType.Name switch
    {
        "PostgresException" or "NpgsqlException" or "DbException" when HasSqlState(clause.ExceptionType) => $"{variable}.SqlState == {state}",
        "DbUpdateException" => $"{variable}.InnerException is {postgres()} {{ SqlState: {state} }}",
        "Exception" => $"{variable}.GetBaseException() is {postgres()} {{ SqlState: {state} }}",
        _ => $"{variable} is {postgres()} {{ SqlState: {state} }}",
    };

    /// <summary>DbException has it since .NET 5; before that only the providers' own exceptions do.</summary>
    private static bool HasSqlState(ITypeSymbol exception)
    {
        for (var type = exception; type is not null; type = type.BaseType)
        {
            if (!type.GetMembers("SqlState").IsEmpty)
                return true;
        }

        return false;
    }

    private static CatchClauseSyntax Filtered(CatchClauseSyntax clause, CatchDeclarationSyntax declaration, string variable, string condition)
    {
        var head = ((TryStatementSyntax)SyntaxFactory.ParseStatement($"try {{ }} catch ({declaration.Type.WithoutTrivia()} {variable}) when ({condition}) {{ }}")).Catches[0];
        return clause
            .WithDeclaration(head.Declaration!)
            .WithFilter(head.Filter!.WithTrailingTrivia(declaration.GetTrailingTrivia()));
    }
}
