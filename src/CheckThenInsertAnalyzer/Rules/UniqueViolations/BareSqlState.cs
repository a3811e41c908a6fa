using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>CTI3011: an exception is asked for 23505 by its number, where Npgsql has a name for it.</summary>
internal sealed class BareSqlState : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI3011";

    private static readonly DiagnosticDescriptor Bare = RuleDescriptor.Create(
        Id,
        "Name the SQLSTATE",
        "Npgsql has a name for '23505'. Compare with PostgresErrorCodes.UniqueViolation, which a reader knows and nobody mistypes.",
        RuleCategory.UniqueViolations,
        DiagnosticSeverity.Info,
        "A name says which error is meant. A digit that is wrong in the number is found by nobody until the error comes.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Bare;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        if (body.Project.Libraries.Npgsql?.PostgresErrorCodes is not { } codes || codes.GetMembers("UniqueViolation").IsEmpty)
            yield break;
        foreach (var literal in body.Operations.OfType<ILiteralOperation>())
        {
            if (literal.ConstantValue is { HasValue: true, Value: ViolationWords.UniqueViolation } && IsComparedWithSqlState(literal))
                yield return new BareSqlStateFinding(Bare, literal.Syntax, DiagnosticSeverity.Info, literal);
        }
    }

    /// <summary>Through patterns and conversions up to what is compared with the literal.</summary>
    private static bool IsComparedWithSqlState(ILiteralOperation literal)
    {
        IOperation part = literal;
        while (part.Parent is IConversionOperation or IParenthesizedOperation or IConstantPatternOperation or IBinaryPatternOperation or INegatedPatternOperation)
            part = part.Parent;
        return part.Parent switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison => IsSqlState(comparison.LeftOperand) || IsSqlState(comparison.RightOperand),
            IIsPatternOperation { Value: var value } => IsSqlState(value),
            IPropertySubpatternOperation { Member: var member } => IsSqlState(member),
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation { Value: var value } } => IsSqlState(value),
            ICaseClauseOperation { Parent.Parent: ISwitchOperation { Value: var value } } => IsSqlState(value),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Equals" } call } => (call.Instance is { } instance && IsSqlState(instance)) || call.Arguments.Any(argument => IsSqlState(argument.Value)),
            _ => false,
        };
    }

    private static bool IsSqlState(IOperation value)
    {
        value = value.WithoutConversions();
        while (value is IConditionalAccessOperation { WhenNotNull: var inner })
            value = inner.WithoutConversions();
        return value is IPropertyReferenceOperation { Property: { Name: "SqlState", ContainingType: var owner } } && !OtherProviders.Owns(owner);
    }
}
