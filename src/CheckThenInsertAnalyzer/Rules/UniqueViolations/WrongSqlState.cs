using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>CTI3003: an exception is tested against something that its SQLSTATE never is.</summary>
internal sealed class WrongSqlState : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI3003";

    private static readonly DiagnosticDescriptor Wrong = RuleDescriptor.Create(
        Id,
        "Wrong SQLSTATE test",
        "This test never meets a unique violation: {0}. Compare 'SqlState' with '23505', which Npgsql names PostgresErrorCodes.UniqueViolation.",
        RuleCategory.UniqueViolations,
        DiagnosticSeverity.Warning,
        "ErrorCode is an HRESULT that is the same for every database error. PostgreSQL reports a unique violation as SQLSTATE 23505, never as its class 23000 or as another server's number.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Wrong;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        foreach (var operation in body.Operations)
        {
            if (TestOf(operation) is not var (property, constant) || !IsDatabaseError(property, body.Project.Libraries))
                continue;
            if (MistakeOf(property.Property.Name, constant.ConstantValue.Value) is { } mistake)
                yield return new WrongSqlStateFinding(Wrong, operation.Syntax, DiagnosticSeverity.Warning, property, constant) { MessageArguments = ImmutableArray.Create(mistake) };
        }
    }

    /// <summary>The property and the constant of a comparison, a call of Equals, or a property pattern.</summary>
    private static (IPropertyReferenceOperation Property, IOperation Constant)? TestOf(IOperation operation)
    {
        var (one, other) = operation switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison => (comparison.LeftOperand, comparison.RightOperand),
            IInvocationOperation { TargetMethod.Name: "Equals", Instance: { } instance, Arguments.Length: > 0 } call => (instance, call.Arguments[0].Value),
            IPropertySubpatternOperation { Member: { } member, Pattern: IConstantPatternOperation { Value: var value } } => (member, value),
            IIsPatternOperation { Value: var value, Pattern: IConstantPatternOperation { Value: var constant } } => (value, constant),
            _ => ((IOperation?)null, (IOperation?)null),
        };
        if (one is null || other is null)
            return null;
        if (one.WithoutConversions() is IPropertyReferenceOperation left && other.ConstantValue.HasValue)
            return (left, other.WithoutConversions());
        return other.WithoutConversions() is IPropertyReferenceOperation right && one.ConstantValue.HasValue ? (right, one.WithoutConversions()) : null;
    }

    private static bool IsDatabaseError(IPropertyReferenceOperation property, LibrarySymbols libraries)
    {
        if (property.Property.Name is not ("ErrorCode" or "HResult" or "SqlState"))
            return false;
        for (ITypeSymbol? type = property.Instance?.Type ?? property.Property.ContainingType; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, libraries.AdoNet?.DbException))
                return !OtherProviders.Owns(property.Instance?.Type);
        }

        return false;
    }

    /// <summary>What is wrong with comparing the property with the constant; null when it is right.</summary>
    private static string? MistakeOf(string property, object? constant) => (property, constant) switch
    {
        ("ErrorCode" or "HResult", 23505 or 2627 or 2601 or 23000 or 1062) => $"'{property}' is an HRESULT, the same for every database error",
        ("SqlState", "23000") => "23000 names the whole class of integrity violations, and PostgreSQL never reports it for a unique key",
        ("SqlState", string state) when !IsSqlState(state) => $"'{state}' is no SQLSTATE, which has five digits or capital letters",
        _ => null,
    };

    private static bool IsSqlState(string text) => text.Length == 5 && text.All(character => character is >= '0' and <= '9' or >= 'A' and <= 'Z');
}
