using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Reads from the type, the filter and the block of a catch clause whether a unique violation of a given shape gets in and is known for what it is.</summary>
internal sealed class CatchReader(LibrarySymbols libraries, ViolationPredicates predicates, CancellationToken cancellation)
{
    /// <summary>The SQLSTATE of a unique violation (PostgreSQL documentation, Appendix A).</summary>
    public const string UniqueViolation = ViolationWords.UniqueViolation;

    /// <summary>The SQLSTATE, and the class that people take for it.</summary>
    private static readonly string[] MeantStates = [UniqueViolation, "23000"];

    private readonly ViolationTestReader _tests = new(predicates, ViolationPredicates.MaximumDepth, cancellation);

    /// <summary>The verdict on a clause.</summary>
    public CatchVerdict Of(ICatchClauseOperation clause, ViolationShape shape)
    {
        if (IsOfOtherShape(clause, shape))
            return CatchVerdict.Never;
        if (clause.Filter is not { } filter)
            return OfBlock(clause, shape);
        return _tests.Of(filter).WhenTrue switch
        {
            ViolationEvidence.Other => CatchVerdict.Never,
            ViolationEvidence.Unread => CatchVerdict.Maybe,
            ViolationEvidence.Open => OfBlock(clause, shape),
            _ => CatchVerdict.Takes,
        };
    }

    /// <summary>Whether a filter asks for unique violations, and not only for the database's errors.</summary>
    public bool AsksForViolation(IOperation filter) => _tests.Of(filter).WhenTrue == ViolationEvidence.Violation;

    /// <summary>A clause that only passes on what it caught, or that takes anything and asks nothing, knows no violation for what it is.</summary>
    private CatchVerdict OfBlock(ICatchClauseOperation clause, ViolationShape shape) =>
        (IsSpecific(clause.ExceptionType, shape) && !OnlyPassesOn(clause)) || _tests.SoughtIn(clause.Handler) >= ViolationEvidence.Database ? CatchVerdict.Takes : CatchVerdict.TakesAll;

    private static bool OnlyPassesOn(ICatchClauseOperation clause) =>
        clause.Handler.Operations is [.., IThrowOperation { Exception: null } or IExpressionStatementOperation { Operation: IThrowOperation { Exception: null } }]
        && !clause.Handler.Descendants().Any(part => part is IReturnOperation or IBranchOperation or IConditionalOperation or ISwitchOperation);

    /// <summary>Whether no unique violation gets in because it arrives in another shape, whatever SQLSTATE the filter asks for.</summary>
    public bool IsOfOtherShape(ICatchClauseOperation clause, ViolationShape shape)
    {
        var chain = ViolationShapes.ChainOf(shape, libraries);
        return RequiredException.Of(clause).Any(required => required.Depth >= chain.Length || !chain[required.Depth].CanBe(required.Type));
    }

    /// <summary>
    /// Whether a clause is written for unique violations, whether or not it gets any: it or its filter names a database exception, and the filter asks for
    /// no other error.
    /// </summary>
    public static bool IsMeantForViolations(ICatchClauseOperation clause) =>
        (RequiredException.Of(clause).Any(required => IsDatabaseError(required.Type)) || SpeaksOfDuplicates(clause))
        && (clause.Filter is not { } filter || SqlStatesIn(filter) is { Count: 0 } || SqlStatesIn(filter).Overlaps(MeantStates));

    private static bool IsDatabaseError(ITypeSymbol type) => type.Name is "PostgresException" or "NpgsqlException" or "DbException" or "DbUpdateException" or "SqlException";

    /// <summary>DbUpdateConcurrencyException tells that an update met no row; a text about duplicates tells that something else was expected.</summary>
    private static bool SpeaksOfDuplicates(ICatchClauseOperation clause) =>
        clause is { ExceptionType.Name: "DbUpdateConcurrencyException", Filter: null }
        && clause.Handler.Descendants().Any(part => part is ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } && DuplicateWords.IsText(text));

    /// <summary>Whether the type speaks of the database at all.</summary>
    private bool IsSpecific(ITypeSymbol caught, ViolationShape shape) => ViolationShapes.ChainOf(shape, libraries)[0].Type is null
        ? caught.Name is "DbException" or "NpgsqlException" or "PostgresException" or "DbUpdateException"
        : caught.Name is not ("Exception" or "SystemException" or "AggregateException" or "Object");

    /// <summary>The five-character constants that stand beside a SqlState in the operation.</summary>
    private static HashSet<string> SqlStatesIn(IOperation operation)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        if (!operation.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation { Property.Name: "SqlState" }))
            return codes;
        foreach (var part in operation.DescendantsAndSelf())
        {
            if (part.ConstantValue is { HasValue: true, Value: string { Length: 5 } code })
                codes.Add(code);
        }

        return codes;
    }
}
