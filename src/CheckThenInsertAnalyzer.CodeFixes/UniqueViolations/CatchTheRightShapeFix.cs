using System.Composition;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.UniqueViolations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>CTI3002: lets a handler catch unique violations in the shape in which the calls of its try block raise them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CatchTheRightShapeFix)), Shared]
public sealed class CatchTheRightShapeFix : FindingFixProvider
{
    private protected override string RuleId => DeadViolationHandler.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is not DeadHandlerFinding { ArrivesInBlock: true, Clause: { Syntax: CatchClauseSyntax { Declaration: { } declaration } syntax, Parent: ITryOperation tried } clause }
            || ShapeOf(tried, body) is not { } shape
            || Rethrows(clause)
            || IsTakenElsewhere(clause, tried, shape, body)
            || MayMeanTheConnection(clause)
            || HasCommentsIn(syntax))
            yield break;

        var names = new TypeNames(clause.SemanticModel!, declaration.SpanStart);
        if (ReshapedHandler.Of(clause, syntax, shape, names, body.Project.Libraries) is { } rewritten)
        {
            yield return new Rewrite(
                $"Catch a unique violation as {(shape == ViolationShape.Wrapped ? "DbUpdateException round a PostgresException" : "PostgresException")}",
                "CTI3002.CatchTheRightShape",
                root => names.Import(root.ReplaceNode(syntax, rewritten)));
        }
    }

    /// <summary>The one shape of all violations of the block; null when they come in several.</summary>
    private static ViolationShape? ShapeOf(ITryOperation tried, BodyUnderAnalysis body)
    {
        var shapes = new ViolationArrivals(body).Of(tried.Body).SelectMany(arrival => arrival.Shapes).Distinct().ToList();
        return shapes is [ViolationShape.Bare or ViolationShape.Wrapped] ? shapes[0] : null;
    }

    /// <summary>A handler that throws on decides nothing, so nothing is lost when the violation goes past it.</summary>
    private static bool Rethrows(ICatchClauseOperation clause) => clause.Handler.Descendants().Any(part => part is IThrowOperation { Exception: null });

    /// <summary>An earlier clause that may take the violation, or a later one that takes it for what it is.</summary>
    private static bool IsTakenElsewhere(ICatchClauseOperation clause, ITryOperation tried, ViolationShape shape, BodyUnderAnalysis body)
    {
        var index = tried.Catches.IndexOf(clause);
        return tried.Catches.Take(index).Any(earlier => body.Catches.Of(earlier, shape) != CatchVerdict.Never)
            || tried.Catches.Skip(index + 1).Any(later => body.Catches.Of(later, shape) is CatchVerdict.Takes or CatchVerdict.Maybe);
    }

    /// <summary>NpgsqlException without a filter is how a lost connection is caught: that handler is not dead.</summary>
    private static bool MayMeanTheConnection(ICatchClauseOperation clause) => clause is { ExceptionType.Name: "NpgsqlException", Filter: null };

    /// <summary>A comment inside the head, which is written anew.</summary>
    private static bool HasCommentsIn(CatchClauseSyntax clause)
    {
        var head = Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(clause.CatchKeyword.Span.End, (clause.Filter ?? (SyntaxNode)clause.Declaration!).Span.End);
        return clause.DescendantTrivia().Any(trivia => head.Contains(trivia.Span) && (KeptComments.IsComment(trivia) || trivia.IsDirective));
    }
}
