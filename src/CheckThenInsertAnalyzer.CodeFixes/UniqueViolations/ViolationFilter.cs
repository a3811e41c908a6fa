using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>What the filter of a catch clause asks for, taken apart so that it can be asked of an exception of another shape.</summary>
internal sealed class ViolationFilter
{
    private readonly List<(string Member, string Pattern, bool IsConstant)> _members = [];
    private readonly List<ExpressionSyntax> _others = [];

    private ViolationFilter(IOperation? filter)
    {
        if (filter is not null)
            Read(filter.WithoutConversions());
    }

    /// <summary>What is asked of the PostgresException's members, SQLSTATE apart.</summary>
    public IReadOnlyList<(string Member, string Pattern, bool IsConstant)> Members => _members;

    /// <summary>The terms that are taken over as they are.</summary>
    public IReadOnlyList<ExpressionSyntax> Others => _others;

    /// <summary>Whether a term that is taken over asks for SQLSTATEs in a way of its own.</summary>
    public bool OthersAskForState { get; private set; }

    /// <summary>The variable that the filter gives the inner PostgresException; null when it gives none.</summary>
    public ISymbol? InnerVariable { get; private set; }

    /// <summary>Takes the filter of a clause apart.</summary>
    public static ViolationFilter Of(ICatchClauseOperation clause) => new(clause.Filter);

    private void Read(IOperation term)
    {
        switch (term)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both:
                Read(both.LeftOperand.WithoutConversions());
                Read(both.RightOperand.WithoutConversions());
                break;
            case var state when AsksForViolation(state):
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison when ConstraintNameIn(comparison) is { } name:
                _members.Add(("ConstraintName", name, true));
                break;
            case IIsPatternOperation { Value: var value, Pattern: var pattern } when IsException(value) && ReadPattern(pattern):
                break;
            case IIsTypeOperation { ValueOperand: var value, TypeOperand: var type } when IsException(value) && IsDatabaseError(type):
                break;
            default:
                _others.Add((ExpressionSyntax)term.Syntax);
                OthersAskForState |= term.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation { Property.Name: "SqlState" } || part.ConstantValue is { HasValue: true, Value: "23505" });
                break;
        }
    }

    /// <summary>A test for 23505, right or by one of the mistakes that CTI3003 knows, or for SQL Server's numbers.</summary>
    private static bool AsksForViolation(IOperation term) => term.WithoutConversions() switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => AsksForViolation(either.LeftOperand) && AsksForViolation(either.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison =>
            (IsCode(comparison.LeftOperand) && IsViolation(comparison.RightOperand)) || (IsCode(comparison.RightOperand) && IsViolation(comparison.LeftOperand)),
        IIsPatternOperation { Value: var value, Pattern: var pattern } => IsCode(value) && AsksForViolation(pattern),
        _ => false,
    };

    private static bool AsksForViolation(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value: var value } => IsViolation(value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => AsksForViolation(either.LeftPattern) && AsksForViolation(either.RightPattern),
        _ => false,
    };

    private static bool IsCode(IOperation value) =>
        value.WithoutConversions() is IPropertyReferenceOperation { Property.Name: "SqlState" or "ErrorCode" or "HResult" or "Number", Instance: { } owner } && IsException(owner);

    private static bool IsViolation(IOperation value) => value.ConstantValue is { HasValue: true, Value: { } constant } && MistakenSqlState.IsUniqueViolation(constant);

    /// <summary>The exception or its inner one, by whatever variable.</summary>
    private static bool IsException(IOperation value) => value.WithoutConversions() switch
    {
        ILocalReferenceOperation => true,
        IPropertyReferenceOperation { Property.Name: "InnerException", Instance: ILocalReferenceOperation } => true,
        _ => false,
    };

    private static string? ConstraintNameIn(IBinaryOperation comparison)
    {
        var (one, other) = (comparison.LeftOperand.WithoutConversions(), comparison.RightOperand.WithoutConversions());
        return IsConstraintName(one) && other.ConstantValue is { HasValue: true, Value: string } ? other.Syntax.ToString()
            : IsConstraintName(other) && one.ConstantValue is { HasValue: true, Value: string } ? one.Syntax.ToString()
            : null;
    }

    private static bool IsConstraintName(IOperation value) =>
        value is IPropertyReferenceOperation { Property.Name: "ConstraintName", Instance: { } owner } && IsException(owner);

    private static bool IsDatabaseError(ITypeSymbol? type) => type?.Name is "PostgresException" or "NpgsqlException" or "DbException";

    /// <summary>Reads a pattern that looks for the PostgresException; false when it has parts that cannot be carried over.</summary>
    private bool ReadPattern(IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { MatchedType: var type, DeclaredSymbol: var declared } when IsDatabaseError(type):
                InnerVariable = declared;
                return true;
            case ITypePatternOperation { MatchedType: var type }:
                return IsDatabaseError(type);
            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns: var members } recursive
                when IsDatabaseError(recursive.MatchedType) && members.All(member => member.Member is IPropertyReferenceOperation && member.Syntax is SubpatternSyntax { NameColon: not null }):
                InnerVariable = recursive.DeclaredSymbol;
                foreach (var member in members)
                    ReadMember(member);
                return true;
            default:
                return false;
        }
    }

    private void ReadMember(IPropertySubpatternOperation member)
    {
        var name = ((IPropertyReferenceOperation)member.Member).Property.Name;
        var syntax = ((SubpatternSyntax)member.Syntax).Pattern;
        if (name is "SqlState" or "ErrorCode" && AsksForViolation(member.Pattern))
            return;
        OthersAskForState |= name == "SqlState";
        _members.Add((name, syntax.ToString(), syntax is ConstantPatternSyntax));
    }
}
