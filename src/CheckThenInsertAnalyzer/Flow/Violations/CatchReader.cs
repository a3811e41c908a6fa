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
        if (!CanHold(clause.ExceptionType, shape, out var isSpecific))
            return CatchVerdict.Never;
        if (clause.Filter is not { } filter)
            return OfBlock(clause, isSpecific);
        if (shape == ViolationShape.Bare && RequiresInnerPostgresException(filter))
            return CatchVerdict.Never;
        return _tests.Of(filter).WhenTrue switch
        {
            ViolationEvidence.Other => CatchVerdict.Never,
            ViolationEvidence.Unread => CatchVerdict.Maybe,
            ViolationEvidence.Open => OfBlock(clause, isSpecific),
            _ => CatchVerdict.Takes,
        };
    }

    /// <summary>A clause that only passes on what it caught, or that takes anything and asks nothing, knows no violation for what it is.</summary>
    private CatchVerdict OfBlock(ICatchClauseOperation clause, bool isSpecific) =>
        (isSpecific && !OnlyPassesOn(clause)) || _tests.SoughtIn(clause.Handler) >= ViolationEvidence.Database ? CatchVerdict.Takes : CatchVerdict.TakesAll;

    private static bool OnlyPassesOn(ICatchClauseOperation clause) =>
        clause.Handler.Operations is [.., IThrowOperation { Exception: null } or IExpressionStatementOperation { Operation: IThrowOperation { Exception: null } }]
        && !clause.Handler.Descendants().Any(part => part is IReturnOperation or IBranchOperation or IConditionalOperation or ISwitchOperation);

    /// <summary>Whether no unique violation gets in because it arrives in another shape, whatever SQLSTATE the filter asks for.</summary>
    public bool IsOfOtherShape(ICatchClauseOperation clause, ViolationShape shape) =>
        !CanHold(clause.ExceptionType, shape, out _)
        || (shape == ViolationShape.Bare && clause.Filter is { } filter && RequiresInnerPostgresException(filter));

    /// <summary>Whether a clause is written for unique violations, whether or not it gets any: it names a database exception, and its filter asks for no other error.</summary>
    public static bool IsMeantForViolations(ICatchClauseOperation clause) =>
        clause.ExceptionType.Name is "PostgresException" or "NpgsqlException" or "DbException" or "DbUpdateException" or "SqlException"
        && (clause.Filter is not { } filter || SqlStatesIn(filter) is { Count: 0 } || SqlStatesIn(filter).Overlaps(MeantStates));

    /// <summary>Whether an exception that arrives in the shape can be of the caught type.</summary>
    /// <param name="isSpecific">Whether the type speaks of the database at all.</param>
    private bool CanHold(ITypeSymbol caught, ViolationShape shape, out bool isSpecific)
    {
        isSpecific = true;
        // EntityFramework.Exceptions puts a type of its own in the place of DbUpdateException.
        if (shape == ViolationShape.Wrapped && caught.Name == "UniqueConstraintException")
            return true;

        var arriving = shape == ViolationShape.Wrapped ? libraries.EntityFramework?.DbUpdateException : libraries.Npgsql?.PostgresException;
        if (arriving is null)
        {
            // Without the arriving type only names are left to judge by; what derives from Exception may hold it.
            isSpecific = caught.Name is "DbException" or "NpgsqlException" or "PostgresException" or "DbUpdateException";
            return true;
        }

        if (caught.TypeKind == TypeKind.Error)
            return true;
        isSpecific = caught.Name is not ("Exception" or "SystemException" or "Object");
        for (INamedTypeSymbol? type = arriving; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, caught))
                return true;
        }

        return false;
    }

    /// <summary>"InnerException is PostgresException" is how a wrapped violation looks; a bare one has no inner exception.</summary>
    private static bool RequiresInnerPostgresException(IOperation filter)
    {
        filter = filter.WithoutConversions();
        while (filter is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and)
            filter = and.LeftOperand.WithoutConversions();
        return filter is IIsPatternOperation { Value: var value, Pattern: not INegatedPatternOperation } && IsInnerException(value)
            || filter is IIsTypeOperation { ValueOperand: var operand } && IsInnerException(operand);
    }

    private static bool IsInnerException(IOperation value) => value.WithoutConversions() is IPropertyReferenceOperation { Property.Name: "InnerException" };

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
