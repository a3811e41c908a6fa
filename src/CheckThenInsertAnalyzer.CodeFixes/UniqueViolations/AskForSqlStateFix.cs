using System.Composition;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.UniqueViolations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>CTI3004: asks for the SQLSTATE instead of the text, and for the constraint where the text is its name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AskForSqlStateFix)), Shared]
public sealed class AskForSqlStateFix : FindingFixProvider
{
    private protected override string RuleId => TextOfViolation.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is not ViolationTextFinding { Texts: [var text, ..] texts, Condition: { Syntax: ExpressionSyntax, SemanticModel: { } model } condition }
            || !body.Project.IsPostgresOnly
            || body.Project.Libraries.Npgsql is not { PostgresException: var postgres }
            || condition.Type?.SpecialType != SpecialType.System_Boolean
            || !TermsOf(condition).All(term => texts.Any(one => one.Test.Syntax == term.Syntax))
            || texts.Any(other => other.Exception.Syntax.ToString() != text.Exception.Syntax.ToString() || other.Key != text.Key)
            || InnermostOf(text, body) is not { } tested)
            yield break;

        var names = new TypeNames(model, condition.Syntax.SpanStart);
        var state = names.OfUniqueViolation(body.Project.Libraries);
        var constraint = text.Key is { } key && !IsOfPartitionedTable(key, body) ? key.Name : null;
        if (text.Key is not null && constraint is null)
            yield break;
        var asked = text.Exception.Type?.Name == "PostgresException" && constraint is null && tested == text.Exception.Syntax.ToString()
            ? $"{tested}.SqlState == {state}"
            : $"{tested} is {names.Of(postgres)} {{ SqlState: {state}{(constraint is null ? "" : $", ConstraintName: {SymbolDisplay.FormatLiteral(constraint, quote: true)}")} }}";
        yield return new Rewrite(
            constraint is null ? "Ask for the SQLSTATE" : "Ask for the SQLSTATE and the constraint",
            "CTI3004.AskForSqlState",
            root => names.Import(Rewritten(root, (ExpressionSyntax)condition.Syntax, asked)));
    }

    private static SyntaxNode Rewritten(SyntaxNode root, ExpressionSyntax condition, string asked)
    {
        var replaced = condition.Parent is PrefixUnaryExpressionSyntax ? $"({asked})" : asked;
        return root.ReplaceNode(condition, SyntaxFactory.ParseExpression(replaced).WithTriviaFrom(condition));
    }

    private static IEnumerable<IOperation> TermsOf(IOperation condition)
    {
        var pending = new Stack<IOperation>();
        pending.Push(condition);
        while (pending.Count > 0)
        {
            var term = pending.Pop().WithoutConversions();
            if (term is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or)
            {
                pending.Push(or.RightOperand);
                pending.Push(or.LeftOperand);
            }
            else
            {
                yield return term;
            }
        }
    }

    /// <summary>The PostgresException of the one whose text is searched, as an expression; null where that cannot be written.</summary>
    private static string? InnermostOf(ViolationText text, BodyUnderAnalysis body)
    {
        if (text.Exception.Syntax is not ExpressionSyntax exception || exception.DescendantNodesAndSelf().Any(node => node is MemberBindingExpressionSyntax))
            return null;
        var written = exception is CastExpressionSyntax or BinaryExpressionSyntax or AwaitExpressionSyntax ? $"({exception})" : exception.ToString();
        return text.Exception switch
        {
            { Type.Name: "PostgresException" } => written,
            { Type.Name: "DbUpdateException" } => written + ".InnerException",
            IPropertyReferenceOperation { Property.Name: "InnerException" } or IInvocationOperation { TargetMethod.Name: "GetBaseException" } => written,
            ILocalReferenceOperation { Local: var caught } when ClauseOf(caught, text.Exception) is { Parent: ITryOperation tried } => ShapesIn(tried, body) switch
            {
                [ViolationShape.Bare] => written,
                [ViolationShape.Wrapped] => written + ".InnerException",
                _ => written + ".GetBaseException()",
            },
            { Type.Name: "NpgsqlException" or "DbException" } => written,
            _ => written + ".GetBaseException()",
        };
    }

    private static ICatchClauseOperation? ClauseOf(ILocalSymbol caught, IOperation use)
    {
        for (var outer = use.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ICatchClauseOperation { ExceptionDeclarationOrExpression: IVariableDeclaratorOperation { Symbol: var declared } } clause && SymbolEqualityComparer.Default.Equals(declared, caught))
                return clause;
        }

        return null;
    }

    private static ViolationShape[] ShapesIn(ITryOperation tried, BodyUnderAnalysis body) =>
        new ViolationArrivals(body).Of(tried.Body).SelectMany(arrival => arrival.Shapes).Distinct().ToArray();

    /// <summary>There the violation names the partition's own index (FACTS F3).</summary>
    private static bool IsOfPartitionedTable(Schema.UniqueKey key, BodyUnderAnalysis body) =>
        body.Project.Tables.All(body.Cancellation).Tables.Any(table => table.IsPartitioned && table.UniqueKeys.Contains(key));
}
