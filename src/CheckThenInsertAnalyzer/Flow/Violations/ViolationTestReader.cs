using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Reads what tests of an exception say: filters of catch clauses, conditions, patterns, predicates that code of the project declares.</summary>
/// <param name="predicates">What methods of the project say.</param>
/// <param name="depth">How many calls may be followed.</param>
/// <param name="cancellation">Ends the analysis early.</param>
internal sealed class ViolationTestReader(ViolationPredicates predicates, int depth, CancellationToken cancellation)
{
    /// <summary>Tests are read so deep: what is nested deeper is open.</summary>
    private const int MaximumNesting = 48;

    /// <summary>What a condition says of the exception that it asks about.</summary>
    public ViolationTest Of(IOperation test) => Of(test, nesting: 0);

    /// <summary>What the tests of a block look for: the most that one of them says, unless all SQLSTATEs that are named are other ones.</summary>
    public ViolationEvidence SoughtIn(IOperation block)
    {
        var most = ViolationEvidence.Open;
        var pending = new Stack<IOperation>();
        pending.Push(block);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            var sought = SoughtBy(operation);
            most = sought > most ? sought : most;
            if (IsWhole(operation))
                continue;
            foreach (var child in operation.ChildOperations)
                pending.Push(child);
        }

        return most != ViolationEvidence.Violation && NamesOtherStates(block) ? ViolationEvidence.Other : most;
    }

    private ViolationEvidence SoughtBy(IOperation operation) => operation switch
    {
        IIsPatternOperation or IIsTypeOperation or IBinaryOperation or IInvocationOperation => Of(operation).Sought,
        IPropertyReferenceOperation { Property.Name: "ConstraintName" } => ViolationEvidence.Violation,
        IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } => Of(operation).Sought,
        IConversionOperation { IsTryCast: true, Type: var type } => ViolationWords.OfType(type).WhenTrue,
        ITypeOfOperation { TypeOperand: var type } => ViolationWords.OfType(type).WhenTrue,
        ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation { Value: var value }, Pattern: var pattern } => Of(value, pattern, nesting: 0).Sought,
        IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation { Value: var value }, Pattern: var pattern } => Of(value, pattern, nesting: 0).Sought,
        ISingleValueCaseClauseOperation { Parent.Parent: ISwitchOperation { Value: var value }, Value: var constant } => Equality(value, constant).Sought,
        ICatchClauseOperation { ExceptionType: var type, Filter: null } => ViolationWords.OfType(type).WhenTrue,
        _ => ViolationEvidence.Open,
    };

    /// <summary>Whether a test says all that its parts do: a part alone would say more than the whole.</summary>
    private static bool IsWhole(IOperation operation) =>
        operation is IIsPatternOperation or IIsTypeOperation or IBinaryOperation { Type.SpecialType: SpecialType.System_Boolean };

    private static bool NamesOtherStates(IOperation block) =>
        block.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation { Property.Name: "SqlState" })
        && block.DescendantsAndSelf().Any(part => part.ConstantValue is { HasValue: true, Value: string text } && ViolationWords.IsSqlState(text));

    private ViolationTest Of(IOperation test, int nesting)
    {
        if (nesting > MaximumNesting)
            return ViolationTest.Open;
        nesting++;
        switch (test.WithoutWaiting())
        {
            case { ConstantValue: { HasValue: true, Value: false } }:
                return new ViolationTest(ViolationEvidence.Other, ViolationEvidence.Open);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand }:
                return Of(operand, nesting).Negated;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } and:
                return Of(and.LeftOperand, nesting).And(Of(and.RightOperand, nesting));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } or:
                return Of(or.LeftOperand, nesting).Or(Of(or.RightOperand, nesting));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals:
                return OfEquals(equals, nesting);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } differs:
                return OfEquals(differs, nesting).Negated;
            case IIsPatternOperation pattern:
                return Of(pattern.Value, pattern.Pattern, nesting);
            case IIsTypeOperation { TypeOperand: var type, IsNegated: var isNegated }:
                return isNegated ? ViolationWords.OfType(type).Negated : ViolationWords.OfType(type);
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                var condition = Of(conditional.Condition, nesting);
                return condition.And(Of(conditional.WhenTrue, nesting)).Or(condition.Negated.And(Of(otherwise, nesting)));
            case ISwitchExpressionOperation { Type.SpecialType: SpecialType.System_Boolean } choice:
                return OfArms(choice, nesting);
            case ICoalesceOperation coalesce:
                return Of(coalesce.Value, nesting);
            case IConditionalAccessOperation access:
                return Of(access.WhenNotNull, nesting);
            case IInvocationOperation invocation:
                return OfCall(invocation);
            case IPropertyReferenceOperation { Property: var property }:
                return property.Name == "IsTransient" ? ViolationTest.Other : predicates.Of(property, depth, cancellation);
            default:
                return ViolationTest.Open;
        }
    }

    private ViolationTest OfArms(ISwitchExpressionOperation choice, int nesting)
    {
        var any = ViolationTest.Other;
        foreach (var arm in choice.Arms)
        {
            var test = Of(choice.Value, arm.Pattern, nesting).And(Of(arm.Value, nesting));
            any = any.Or(arm.Guard is { } guard ? test.And(Of(guard, nesting)) : test);
        }

        return any;
    }

    /// <summary>A comparison with true or false is the test itself; every other one compares with a code or text.</summary>
    private ViolationTest OfEquals(IBinaryOperation comparison, int nesting) => (comparison.LeftOperand.WithoutConversions().ConstantValue, comparison.RightOperand.WithoutConversions().ConstantValue) switch
    {
        (_, { HasValue: true, Value: bool expected }) => expected ? Of(comparison.LeftOperand, nesting) : Of(comparison.LeftOperand, nesting).Negated,
        ({ HasValue: true, Value: bool expected }, _) => expected ? Of(comparison.RightOperand, nesting) : Of(comparison.RightOperand, nesting).Negated,
        _ => Equality(comparison.LeftOperand, comparison.RightOperand),
    };

    private ViolationTest Equality(IOperation one, IOperation other)
    {
        if (IsMember(one, "ConstraintName") || IsMember(other, "ConstraintName"))
            return IsNull(one) || IsNull(other) ? ViolationTest.Open : ViolationTest.OfOneKey;
        if ((predicates.TextOf(other, cancellation) ?? predicates.TextOf(one, cancellation)) is { } text)
            return OfCode(text, IsMember(one, "SqlState") || IsMember(other, "SqlState"));
        if (NameOf(one) is { } name && ViolationWords.IsName(name) || NameOf(other) is { } otherName && ViolationWords.IsName(otherName))
            return ViolationTest.Violation;
        return (IsMember(one, "SqlState") || IsMember(other, "SqlState")) && !IsNull(one) && !IsNull(other) ? ViolationTest.Unread : ViolationTest.Open;
    }

    private static ViolationTest OfCode(string text, bool isSqlState) =>
        text == ViolationWords.UniqueViolation ? ViolationTest.Violation
        : isSqlState && ViolationWords.IsSqlState(text) ? ViolationTest.Other
        : ViolationTest.Open;

    private ViolationTest Of(IOperation value, IPatternOperation pattern, int nesting)
    {
        if (nesting > MaximumNesting)
            return ViolationTest.Open;
        nesting++;
        switch (pattern)
        {
            case ITypePatternOperation { MatchedType: var type }:
                return ViolationWords.OfType(type);
            case IDeclarationPatternOperation { MatchedType: var type, MatchesNull: false }:
                return ViolationWords.OfType(type);
            case IRecursivePatternOperation recursive:
                return OfProperties(recursive, nesting);
            case IConstantPatternOperation { Value: var constant }:
                return Equality(value, constant);
            case INegatedPatternOperation { Pattern: var negated }:
                return Of(value, negated, nesting).Negated;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or:
                return Of(value, or.LeftPattern, nesting).Or(Of(value, or.RightPattern, nesting));
            case IBinaryPatternOperation and:
                return Of(value, and.LeftPattern, nesting).And(Of(value, and.RightPattern, nesting));
            default:
                return ViolationTest.Open;
        }
    }

    private ViolationTest OfProperties(IRecursivePatternOperation recursive, int nesting)
    {
        var test = recursive.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.RecursivePatternSyntax { Type: null } ? ViolationTest.Open : ViolationWords.OfType(recursive.MatchedType);
        foreach (var property in recursive.PropertySubpatterns)
            test = test.And(OfProperty(property, nesting));
        return test;
    }

    private ViolationTest OfProperty(IPropertySubpatternOperation property, int nesting)
    {
        if (property is { Member: IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } flag, Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool expected } } })
            return expected ? Of(flag, nesting) : Of(flag, nesting).Negated;
        if (IsMember(property.Member, "ConstraintName") && property.Pattern is not IConstantPatternOperation)
            return ViolationTest.Violation;
        return Of(property.Member, property.Pattern, nesting);
    }

    private ViolationTest OfCall(IInvocationOperation call)
    {
        if (predicates.OfDeclared(call, depth, cancellation) is { } declared)
            return declared;
        var sought = call.Arguments.Select(argument => Inside(argument.Value)).DefaultIfEmpty(ViolationEvidence.Open).Max();
        if (sought >= ViolationEvidence.Database)
            return ViolationTest.Of(sought);
        return OfTextSearch(call) ?? predicates.ByName(call);
    }

    /// <summary>What a lambda that the call is given looks for.</summary>
    private ViolationEvidence Inside(IOperation argument) => argument.WithoutConversions() switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body: { } body } } => SoughtIn(body),
        IAnonymousFunctionOperation { Body: { } body } => SoughtIn(body),
        _ => ViolationEvidence.Open,
    };

    /// <summary>A search in a text (<c>Message.Contains("duplicate key")</c>) or for a code in a list (<c>codes.Contains(e.SqlState)</c>); null for any other call.</summary>
    private ViolationTest? OfTextSearch(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("Contains" or "StartsWith" or "EndsWith" or "IndexOf" or "IsMatch" or "Equals" or "Any"))
            return null;
        var operands = call.Arguments.Select(argument => argument.Value).ToList();
        if (call.Instance is { } instance)
            operands.Add(instance);
        var asksForState = operands.Exists(operand => IsMember(operand, "SqlState"));
        var texts = operands.SelectMany(operand => predicates.TextsOf(operand, cancellation)).ToList();
        if (texts.Exists(text => asksForState ? text == ViolationWords.UniqueViolation || text == "23" : ViolationWords.IsText(text)))
            return ViolationTest.Violation;
        if (!asksForState)
            return ViolationTest.Open;
        return texts.Count > 0 ? ViolationTest.Other : null;
    }

    /// <summary>Whether the operation reads a member of that name, through conditional access.</summary>
    private static bool IsMember(IOperation operation, string name)
    {
        operation = operation.WithoutConversions();
        while (operation is IConditionalAccessOperation { WhenNotNull: var inner })
            operation = inner.WithoutConversions();
        return NameOf(operation) is { } found && found.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsNull(IOperation operation) => operation.WithoutConversions().ConstantValue is { HasValue: true, Value: null };

    private static string? NameOf(IOperation operation) => operation.WithoutConversions() switch
    {
        IMemberReferenceOperation { Member.Name: var name } => name,
        ILocalReferenceOperation { Local.Name: var name } => name,
        IParameterReferenceOperation { Parameter.Name: var name } => name,
        _ => null,
    };
}
