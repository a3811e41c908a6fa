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

/// <summary>CTI3003: compares SqlState with the SQLSTATE of a unique violation, where the wrong constant shows that this was meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameTheSqlStateFix)), Shared]
public sealed class NameTheSqlStateFix : FindingFixProvider
{
    private protected override string RuleId => WrongSqlState.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is not WrongSqlStateFinding { Property: { SemanticModel: { } model } property, Constant: { Syntax: ExpressionSyntax constant } operation }
            || !MistakenSqlState.IsUniqueViolation(operation.ConstantValue.Value)
            || NameSyntaxOf(property) is not { } name
            || !HasSqlState(property)
            || (property.Property.Name != "SqlState" && IsCallOf(constant) && MayBeNull(property)))
            yield break;

        var names = new TypeNames(model, constant.SpanStart);
        var state = names.OfUniqueViolation(body.Project.Libraries);
        yield return new Rewrite(
            $"Compare 'SqlState' with {state}",
            "CTI3003.CompareSqlState",
            root => names.Import(Rewritten(root, name, constant, state)));
    }

    private static SyntaxNode Rewritten(SyntaxNode root, SimpleNameSyntax name, ExpressionSyntax constant, string state)
    {
        if (constant.Parent is ConstantPatternSyntax { Parent: IsPatternExpressionSyntax test } && TestedConstant.IsName(state))
            return root.ReplaceNode(test, TestedConstant.TypeTest(test, test.Expression.ReplaceNode(name, Named(name)), constant, state));
        return root.ReplaceNodes([name, constant], (node, _) => node == name ? Named(name) : TestedConstant.Expression(state, constant));
    }

    /// <summary>The identifier that names the property, in an access or a pattern.</summary>
    private static SimpleNameSyntax? NameSyntaxOf(IPropertyReferenceOperation property) => property.Syntax switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>DbException has it since .NET 5; before that only the providers' own exceptions do.</summary>
    private static bool HasSqlState(IPropertyReferenceOperation property)
    {
        for (var type = property.Instance?.Type; type is not null; type = type.BaseType)
        {
            if (type.GetMembers("SqlState").OfType<IPropertySymbol>().Any())
                return true;
        }

        return false;
    }

    /// <summary>An HRESULT can be asked whether it equals something; a SqlState that is null cannot.</summary>
    private static bool MayBeNull(IPropertyReferenceOperation property) => property.Instance?.Type is not { Name: "PostgresException" };

    private static bool IsCallOf(ExpressionSyntax constant) => constant.FirstAncestorOrSelf<ArgumentSyntax>() is not null;

    private static SyntaxNode Named(SimpleNameSyntax name) => SyntaxFactory.IdentifierName("SqlState").WithTriviaFrom(name);
}
