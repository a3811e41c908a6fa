using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.KeysAndSequences;

/// <summary>Finds and removes the code that gives a statement the values of its placeholders: members of Dapper's anonymous object, calls of AddWithValue.</summary>
internal static class ParameterSites
{
    /// <summary>The members and statements that go with the placeholders; null when one must stay because its value is computed or used for more.</summary>
    public static IReadOnlyCollection<SyntaxNode>? Of(IEnumerable<ParameterExpression> parameters, SqlInsertCall insert, BodyUnderAnalysis body)
    {
        var sites = new HashSet<SyntaxNode>();
        foreach (var parameter in parameters)
        {
            switch (insert.Parameters.Value(parameter))
            {
                case OperationValue { Operation: var value } when SideEffects.AreAbsentFrom(value) && SiteOf(value, insert, body) is { } site && !OtherReads.AreThereOf(value, site, body):
                    sites.Add(site);
                    break;
                case MemberValue { Member: var member } when !IsRead(member, body):
                    break;
                default:
                    return null;
            }
        }

        return sites;
    }

    /// <summary>Removes the sites and replaces the tokens of the SQL text.</summary>
    public static SyntaxNode Remove(SyntaxNode root, IReadOnlyCollection<SyntaxNode> sites, IReadOnlyDictionary<SyntaxToken, SyntaxToken> literals)
    {
        var marks = sites.ToDictionary(site => site, _ => new SyntaxAnnotation());
        root = root.ReplaceSyntax(
            sites, (original, node) => node.WithAdditionalAnnotations(marks[original]),
            literals.Keys, (token, _) => literals[token],
            [], (trivia, _) => trivia);
        return marks.Values.Aggregate(root, (current, mark) => Remove(current, current.GetAnnotatedNodes(mark).Single()));
    }

    private static SyntaxNode Remove(SyntaxNode root, SyntaxNode site)
    {
        if (site is StatementSyntax statement)
            return StatementRemoval.Apply(root, statement);

        var values = (AnonymousObjectCreationExpressionSyntax)site.Parent!;
        var index = values.Initializers.IndexOf((AnonymousObjectMemberDeclaratorSyntax)site);
        var (items, close) = ListItemRemoval.Apply(values.Initializers, index, values.CloseBraceToken, LineBreak.Of(root));
        return root.ReplaceNode(values, values.WithInitializers(items).WithCloseBraceToken(close));
    }

    private static SyntaxNode? SiteOf(IOperation value, SqlInsertCall insert, BodyUnderAnalysis body) =>
        value.Syntax.FirstAncestorOrSelf<AnonymousObjectMemberDeclaratorSyntax>() is { } member ? MemberSite(member, insert) : StatementSite(value, insert, body);

    /// <summary>A member of an object that is made for this call alone, and has other members.</summary>
    private static SyntaxNode? MemberSite(AnonymousObjectMemberDeclaratorSyntax member, SqlInsertCall insert) =>
        member.Parent is AnonymousObjectCreationExpressionSyntax { Initializers.Count: > 1, ContainsDirectives: false } values && insert.Operation.Syntax.Span.Contains(values.Span) ? member : null;

    /// <summary><c>command.Parameters.AddWithValue("id", id);</c> of a command that is executed once.</summary>
    private static StatementSyntax? StatementSite(IOperation value, SqlInsertCall insert, BodyUnderAnalysis body) =>
        value.Syntax.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddWithValue" or "Add" } } } statement
        && StatementRemoval.IsPossible(statement)
        && insert.Operation is IInvocationOperation { Instance: { } command }
        && body.Operations.OfType<IInvocationOperation>().Count(call => call.TargetMethod.Name.StartsWith("Execute", StringComparison.Ordinal) && call.Instance?.Syntax.ToString() == command.Syntax.ToString()) == 1
            ? statement
            : null;

    private static bool IsRead(string member, BodyUnderAnalysis body) =>
        body.Operations.OfType<IMemberReferenceOperation>().Any(read => string.Equals(read.Member.Name, member, StringComparison.OrdinalIgnoreCase));
}
