using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Reads from the type and filter of a catch clause whether a unique violation of a given shape gets in.</summary>
internal sealed class CatchReader(LibrarySymbols libraries)
{
    /// <summary>The SQLSTATE of a unique violation (PostgreSQL documentation, Appendix A).</summary>
    public const string UniqueViolation = "23505";

    /// <summary>The SQLSTATE, and the class that people take for it.</summary>
    private static readonly string[] MeantStates = [UniqueViolation, "23000"];

    /// <summary>The verdict on a clause.</summary>
    public CatchVerdict Of(ICatchClauseOperation clause, ViolationShape shape)
    {
        if (!CanHold(clause.ExceptionType, shape, out var isSpecific))
            return CatchVerdict.Never;
        if (clause.Filter is not { } filter)
            return isSpecific || MentionsViolation(clause.Handler) ? CatchVerdict.Takes : CatchVerdict.TakesAll;
        if (FilterExcludes(filter, shape))
            return CatchVerdict.Never;
        return MentionsViolation(filter) ? CatchVerdict.Takes : CatchVerdict.Maybe;
    }

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

    /// <summary>Whether the filter certainly refuses: it asks for other SQLSTATEs only, or for a shape that does not arrive.</summary>
    private bool FilterExcludes(IOperation filter, ViolationShape shape)
    {
        var codes = SqlStatesIn(filter);
        if (codes.Count > 0 && !codes.Contains(UniqueViolation) && !IsNegatedOrRange(filter))
            return true;

        // "InnerException is PostgresException" is how a wrapped violation looks; a bare one has no inner exception.
        return shape == ViolationShape.Bare && RequiresInnerPostgresException(filter);
    }

    private static bool IsNegatedOrRange(IOperation filter) =>
        filter.DescendantsAndSelf().Any(part =>
            part is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } or INegatedPatternOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals }
            || part is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or IInvocationOperation);

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

    /// <summary>Whether the operation asks for a unique violation in any way that people do: by SQLSTATE, by constraint, by text.</summary>
    private static bool MentionsViolation(IOperation operation) => operation.DescendantsAndSelf().Any(part => part switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text == UniqueViolation || text.Contains("duplicate key") || text.Contains("unique constraint"),
        IPropertyReferenceOperation { Property.Name: "ConstraintName" } => true,
        IInvocationOperation { TargetMethod.Name: var name } => name.Contains("Unique") || name.Contains("Duplicate"),
        IIsPatternOperation { Pattern: IDeclarationPatternOperation { MatchedType.Name: "DbUpdateException" or "UniqueConstraintException" } } => true,
        _ => false,
    });
}
