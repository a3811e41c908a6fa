using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>CTI3005: a handler takes every error round an insert for a duplicate.</summary>
internal sealed class BroadHandler : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI3005";

    private static readonly DiagnosticDescriptor Broad = RuleDescriptor.Create(
        Id,
        "Handler takes every database error for a duplicate",
        "This takes every {0} for a duplicate, and so hides {1}. Ask for SqlState '23505' in a filter.",
        RuleCategory.UniqueViolations,
        DiagnosticSeverity.Warning,
        "A missing parent row, a null or a text that is too long fails the same insert. Whoever reads that it exists already looks in the wrong place, and the row is lost.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Broad;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        foreach (var tried in body.Tries)
        {
            foreach (var clause in tried.Catches)
            {
                if (IsBroad(clause, tried, body) && HandlerTarget.InsertsIn(tried, body).Any(insert => MayTake(clause, insert, body)))
                    yield return Report(clause);
            }
        }
    }

    /// <summary>Whether a clause asks nothing, and acts as on a duplicate.</summary>
    private static bool IsBroad(ICatchClauseOperation clause, ITryOperation tried, BodyUnderAnalysis body) =>
        clause is { Filter: null, Syntax: CatchClauseSyntax { Declaration: not null } }
        && (IsDatabaseError(clause.ExceptionType) || IsException(clause.ExceptionType))
        && !IsTakenBefore(clause, tried, body)
        && !AsksOrPassesOn(clause)
        && (DuplicateWords.StandIn(clause) || (IsDatabaseError(clause.ExceptionType) && clause.Handler.Operations.IsEmpty && !HasComment(clause)));

    private static bool IsDatabaseError(ITypeSymbol type) => type.Name is "DbUpdateException" or "DbException" or "PostgresException" or "NpgsqlException";

    private static bool IsException(ITypeSymbol type) => type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>An earlier clause that takes violations leaves the other errors to this one.</summary>
    private static bool IsTakenBefore(ICatchClauseOperation clause, ITryOperation tried, BodyUnderAnalysis body) =>
        tried.Catches.TakeWhile(earlier => earlier != clause).Any(earlier =>
            body.Catches.Of(earlier, ViolationShape.Bare) is CatchVerdict.Takes or CatchVerdict.Maybe
            || body.Catches.Of(earlier, ViolationShape.Wrapped) is CatchVerdict.Takes or CatchVerdict.Maybe);

    /// <summary>
    /// Whether the handler looks at the exception itself, or throws: what it throws may say all that there is to say, unless it says that there is a
    /// duplicate and leaves the reason out.
    /// </summary>
    private static bool AsksOrPassesOn(ICatchClauseOperation clause) => clause.Handler.Descendants().Any(part => part switch
    {
        IThrowOperation { Exception: null } => true,
        IThrowOperation { Exception: { } thrown } => !thrown.DescendantsAndSelf().Any(DuplicateWords.Speaks),
        ILocalReferenceOperation { Local: var local } => IsCaught(local, clause) && IsAsked(part),
        IConditionalOperation { Condition: var condition } => condition.Descendants().Any(asked => asked is ILocalReferenceOperation { Local: var local } && IsCaught(local, clause)),
        _ => false,
    });

    private static bool IsCaught(ILocalSymbol local, ICatchClauseOperation clause) =>
        clause.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation { Symbol: var caught } && SymbolEqualityComparer.Default.Equals(caught, local);

    /// <summary>Anything but handing it on to a log, wrapping it, or showing its text.</summary>
    private static bool IsAsked(IOperation use)
    {
        var outer = use.Parent;
        while (outer is IConversionOperation or IParenthesizedOperation)
            outer = outer.Parent;
        return outer switch
        {
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } => !method.ReturnsVoid,
            IArgumentOperation { Parent: IObjectCreationOperation } or IInterpolationOperation => false,
            IPropertyReferenceOperation { Property.Name: "Message" or "StackTrace" } => false,
            IInvocationOperation { TargetMethod.Name: "ToString" } => false,
            _ => true,
        };
    }

    private static bool HasComment(ICatchClauseOperation clause) =>
        clause.Handler.Syntax.DescendantTrivia().Any(trivia => trivia.ToString().StartsWith("/", StringComparison.Ordinal));

    private static bool MayTake(ICatchClauseOperation clause, InsertCall insert, BodyUnderAnalysis body) =>
        !body.Catches.IsOfOtherShape(clause, HandlerTarget.ShapeOf(insert));

    private static BroadHandlerFinding Report(ICatchClauseOperation clause) =>
        new(Broad, CatchPlace.Of(clause), DiagnosticSeverity.Warning, clause)
        {
            MessageArguments = ImmutableArray.Create(
                clause.ExceptionType.Name,
                clause.ExceptionType.Name is "PostgresException" or "DbUpdateException"
                    ? "a missing parent row, a null and a text that is too long"
                    : "a missing parent row, a null and a lost connection"),
        };
}
