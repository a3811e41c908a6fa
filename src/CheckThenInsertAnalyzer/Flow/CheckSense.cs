using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Reads from the value of a branch which check it tests and what true means.</summary>
internal sealed class CheckSense(FlowGraph graph, IReadOnlyDictionary<SyntaxNode, ReadCall> reads, LocalAssignments locals)
{
    /// <summary>So many values are looked at for one branch; a check that needs more is none that a person would see.</summary>
    private const int MaximumSteps = 200;

    private int _steps;

    /// <summary>The check that a value comes from; null when it comes from none, or from several that say different things.</summary>
    /// <param name="value">The value.</param>
    /// <param name="block">The block at whose end it is tested.</param>
    public ReadResult? Read(IOperation value, BasicBlock block)
    {
        _steps = 0;
        return ReadValue(value, block);
    }

    /// <summary>
    /// The check whose row a value compares with another by identity, as <c>found.Id != id</c>, and whether true means that both are the same row;
    /// null when it compares no found row.
    /// </summary>
    public (ReadCall Read, bool IsSameWhenTrue)? ReadIdentity(IOperation value, BasicBlock block)
    {
        _steps = 0;
        var isSame = true;
        value = value.WithoutWaiting();
        while (value is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
            (value, isSame) = (not.Operand.WithoutWaiting(), !isSame);

        return value switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison when RowOf(comparison.LeftOperand, comparison.RightOperand, block) is { } read =>
                (read, isSame == (comparison.OperatorKind == BinaryOperatorKind.Equals)),
            IInvocationOperation { TargetMethod.Name: "Equals", Instance: { } instance, Arguments: [var argument] } when RowOf(instance, argument.Value, block) is { } read => (read, isSame),
            _ => null,
        };
    }

    private ReadCall? RowOf(IOperation one, IOperation other, BasicBlock block) =>
        IsConstant(one.WithoutConversions()) || IsConstant(other.WithoutConversions()) ? null : RowOf(one, block) ?? RowOf(other, block);

    private ReadCall? RowOf(IOperation side, BasicBlock block)
    {
        side = side.WithoutConversions();
        var row = side is IPropertyReferenceOperation { Instance: { } instance } ? instance : side;
        return ReadValue(row, block) is { Form: ResultForm.Row } result ? result.Read : null;
    }

    private ReadResult? ReadValue(IOperation value, BasicBlock block)
    {
        if (++_steps > MaximumSteps)
            return null;

        value = value.WithoutWaiting();
        return value switch
        {
            IInvocationOperation invocation => reads.TryGetValue(invocation.Syntax, out var read) ? ReadResult.Of(read) : ReadInvocation(invocation, block),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => ReadValue(not.Operand, block)?.Negated(),
            // Turns what a comparison of a dynamic value gives into a bool.
            IUnaryOperation { OperatorKind: UnaryOperatorKind.True } test => ReadValue(test.Operand, block),
            IIsNullOperation test => WhenNull(ReadValue(test.Operand, block)),
            IIsPatternOperation test => ReadPattern(ReadValue(test.Value, block), test.Pattern),
            IIsTypeOperation test => WhenNull(ReadValue(test.ValueOperand, block))?.Negated(),
            IBinaryOperation comparison => ReadComparison(comparison, block),
            IPropertyReferenceOperation { Instance: { } instance } property => ReadProperty(property.Property.Name, ReadValue(instance, block)),
            ILocalReferenceOperation local => ReadLocal(local.Local, block),
            IFlowCaptureReferenceOperation capture => ReadAll(graph.ValuesOf(capture.Id), block),
            _ => null,
        };
    }

    /// <summary>A lambda sees the locals round it, which have been assigned elsewhere.</summary>
    private ReadResult? ReadLocal(ILocalSymbol local, BasicBlock block)
    {
        var values = ReachingValues.Of(local, graph, block);
        if (values.Count > 0)
            return ReadAll(values, block);
        return locals.OnlyValueOf(local) is { } captured ? ReadValue(captured, block) : null;
    }

    /// <summary>Methods that turn the result of a check into another form of it.</summary>
    private ReadResult? ReadInvocation(IInvocationOperation invocation, BasicBlock block)
    {
        var method = invocation.TargetMethod;
        if (method is { IsStatic: true, Name: "ReferenceEquals" or "Equals" } && invocation.Arguments.Length == 2)
            return ReadEquality(invocation.Arguments[0].Value, invocation.Arguments[1].Value, block);
        if (method is { IsStatic: true, IsExtensionMethod: false })
        {
            if (invocation.Arguments.Length == 0 || ReadValue(invocation.Arguments[0].Value, block) is not { } argument)
                return null;
            return method switch
            {
                { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType.SpecialType: SpecialType.System_String } => WhenNull(argument),
                { ContainingType.Name: "Convert", Name: "ToBoolean" } when argument.Form == ResultForm.Row => argument.Says(Presence.Present),
                { ContainingType.Name: "Convert" } => argument,
                _ => null,
            };
        }

        if (invocation.Receiver() is not { } receiver || ReadValue(receiver, block) is not { } result)
            return null;

        return (result.Form, method.Name) switch
        {
            (ResultForm.Reader, "Read" or "ReadAsync") => result.Says(Presence.Present),
            (ResultForm.Rows, "Any") when invocation.Arguments.Length <= 1 => result.Says(Presence.Present),
            (ResultForm.Rows, "Count") when invocation.Arguments.Length <= 1 => result with { Form = ResultForm.Number },
            (ResultForm.Rows, "FirstOrDefault" or "SingleOrDefault" or "LastOrDefault") when invocation.Arguments.Length <= 1 => result with { Form = ResultForm.Row },
            (ResultForm.Rows, "ToList" or "ToArray" or "AsList") => result,
            (_, "GetValueOrDefault") => result,
            _ => null,
        };
    }

    private static ReadResult? ReadProperty(string name, ReadResult? instance) => (instance?.Form, name) switch
    {
        (ResultForm.Row, "HasValue") => instance?.Says(Presence.Present),
        (ResultForm.Row, "Value") => instance,
        (ResultForm.Rows, "Count" or "Length") => instance!.Value with { Form = ResultForm.Number },
        (ResultForm.Reader, "HasRows") => instance?.Says(Presence.Present),
        _ => null,
    };

    private static ReadResult? WhenNull(ReadResult? result) => result is { Form: ResultForm.Row } known ? known.Says(Presence.Absent) : null;

    private ReadResult? ReadComparison(IBinaryOperation comparison, BasicBlock block) =>
        ReadComparison(comparison.LeftOperand.WithoutConversions(), comparison.OperatorKind, comparison.RightOperand.WithoutConversions(), block);

    private ReadResult? ReadEquality(IOperation one, IOperation other, BasicBlock block) =>
        ReadComparison(one.WithoutConversions(), BinaryOperatorKind.Equals, other.WithoutConversions(), block);

    private ReadResult? ReadComparison(IOperation left, BinaryOperatorKind @operator, IOperation right, BasicBlock block)
    {
        if (IsConstant(left))
            (left, right, @operator) = (right, left, Mirrored(@operator));
        if (!IsConstant(right) || ReadValue(left, block) is not { } result)
            return null;

        if (result.WhenTrue is not null)
            return ReadBooleanComparison(result, @operator, right.ConstantValue.Value);
        if (IsNothing(right))
            return @operator switch
            {
                BinaryOperatorKind.Equals => WhenNull(result),
                BinaryOperatorKind.NotEquals => WhenNull(result)?.Negated(),
                _ => null,
            };
        return result.Form is ResultForm.Number or ResultForm.Row ? ReadCountComparison(result, @operator, right.ConstantValue.Value) : null;
    }

    private static ReadResult? ReadBooleanComparison(ReadResult result, BinaryOperatorKind @operator, object? constant) => (@operator, constant) switch
    {
        (BinaryOperatorKind.Equals, true) or (BinaryOperatorKind.NotEquals, false) => result,
        (BinaryOperatorKind.Equals, false) or (BinaryOperatorKind.NotEquals, true) => result.Negated(),
        _ => null,
    };

    /// <summary>A count against 0 or 1 tells whether a row exists; against any other number it is a quota.</summary>
    private static ReadResult? ReadCountComparison(ReadResult result, BinaryOperatorKind @operator, object? constant) => (@operator, AsInteger(constant)) switch
    {
        (BinaryOperatorKind.Equals, 0) or (BinaryOperatorKind.LessThan, 1) or (BinaryOperatorKind.LessThanOrEqual, 0) or (BinaryOperatorKind.NotEquals, 1) => result.Says(Presence.Absent),
        (BinaryOperatorKind.NotEquals, 0) or (BinaryOperatorKind.GreaterThan, 0) or (BinaryOperatorKind.GreaterThanOrEqual, 1) or (BinaryOperatorKind.Equals, 1) => result.Says(Presence.Present),
        _ => null,
    };

    private ReadResult? ReadPattern(ReadResult? value, IPatternOperation pattern)
    {
        if (value is not { } result)
            return null;

        switch (pattern)
        {
            case INegatedPatternOperation negated:
                return ReadPattern(value, negated.Pattern)?.Negated();
            case IConstantPatternOperation { Value: var constant }:
                return result.WhenTrue is not null
                    ? ReadBooleanComparison(result, BinaryOperatorKind.Equals, constant.ConstantValue.Value)
                    : IsNothing(constant.WithoutConversions()) ? WhenNull(result) : ReadCountComparison(result, BinaryOperatorKind.Equals, constant.ConstantValue.Value);
            case IRelationalPatternOperation relational when result.Form is ResultForm.Number or ResultForm.Row:
                return ReadCountComparison(result, relational.OperatorKind, relational.Value.ConstantValue.Value);
            case ITypePatternOperation { MatchedType.Name: "DBNull" }:
                return WhenNull(result);
            case IDeclarationPatternOperation { MatchesNull: false } or ITypePatternOperation:
                return WhenNull(result)?.Negated();
            case IRecursivePatternOperation recursive:
                // What it asks beside of the row narrows the check, as a further condition of the query would.
                return recursive.PropertySubpatterns
                    .Select(part => part.Member is IPropertyReferenceOperation member ? ReadPattern(ReadProperty(member.Property.Name, value), part.Pattern) : null)
                    .FirstOrDefault(part => part is not null) ?? WhenNull(result)?.Negated();
            case IBinaryPatternOperation pair:
                return Joined(ReadPattern(value, pair.LeftPattern), ReadPattern(value, pair.RightPattern), pair.OperatorKind);
            default:
                return null;
        }
    }

    /// <summary>"and" of a test with one that says nothing still says so when true; "or" only when both say the same.</summary>
    private static ReadResult? Joined(ReadResult? left, ReadResult? right, BinaryOperatorKind @operator) =>
        left == right ? left
        : @operator == BinaryOperatorKind.Or ? null
        : left is null ? right
        : right is null ? left
        : null;

    /// <summary>
    /// Several values may reach one place. A constant that stands for "no row" (null, false, 0) agrees with every check; all others have to
    /// say the same.
    /// </summary>
    private ReadResult? ReadAll(IReadOnlyList<IOperation> values, BasicBlock block)
    {
        ReadResult? common = null;
        var isConditional = values.Any(value => value is IDefaultValueOperation);
        foreach (var value in values)
        {
            var plain = value.WithoutConversions();
            if (IsConstant(plain) && IsEmpty(plain))
                continue;
            // row?.Id is the row's absence or a value that is never null.
            var source = isConditional && plain is IPropertyReferenceOperation { Instance: IFlowCaptureReferenceOperation row } ? row : value;
            if (ReadValue(source, graph.BlockOf(value.Syntax) ?? block) is not { } result || (common is { } other && other != result))
                return null;
            common = result;
        }

        return common;
    }

    private static bool IsConstant(IOperation operation) => operation.ConstantValue.HasValue || IsNothing(operation);

    /// <summary>null, default, DBNull.Value, Guid.Empty.</summary>
    private static bool IsNothing(IOperation operation) =>
        operation is IDefaultValueOperation { Type.SpecialType: not SpecialType.System_Boolean }
        || operation is { ConstantValue: { HasValue: true, Value: null } }
        || operation is IFieldReferenceOperation { Field: { IsStatic: true, Name: "Value", ContainingType.Name: "DBNull" } or { IsStatic: true, Name: "Empty", ContainingType.Name: "Guid" } };

    /// <summary>Whether a value stands for "no row", whatever it is a result of: null, default, false, 0.</summary>
    public static bool IsNothingOrEmpty(IOperation operation) => operation.WithoutConversions() is var plain && IsConstant(plain) && IsEmpty(plain);

    private static bool IsEmpty(IOperation operation) => IsNothing(operation) || operation.ConstantValue.Value is false or 0 or 0L;

    private static int? AsInteger(object? constant) => constant switch
    {
        int number => number,
        long number when number is >= int.MinValue and <= int.MaxValue => (int)number,
        short number => number,
        _ => null,
    };

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind @operator) => @operator switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => @operator,
    };
}
