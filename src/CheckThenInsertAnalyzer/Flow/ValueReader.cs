using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells what is known of a value while a hypothesis holds.</summary>
internal sealed class ValueReader(FlowGraph graph, Hypothesis hypothesis, LocalAssignments locals, FlowGraphs functions)
{
    /// <summary>Values nested deeper than a person writes them are not looked at.</summary>
    private const int MaximumDepth = 40;

    private bool IsPresent => hypothesis.Presence == Presence.Present;

    /// <summary>Whether a member of the found row has been asked for.</summary>
    public bool HasSeenRowMember { get; private set; }

    /// <summary>What is known of the value where so much is known of variables.</summary>
    public KnownValue Of(IOperation operation, KnownValues known) => Of(operation, known, 0);

    /// <summary>What the check gives, as a parameter that it fills does.</summary>
    public KnownValue Row => IsPresent ? KnownValue.Found : KnownValue.Missing;

    private KnownValue Of(IOperation operation, KnownValues known, int depth)
    {
        if (depth > MaximumDepth)
            return KnownValue.Unknown;

        operation = operation.WithoutWaiting();
        if (hypothesis.CheckAt(operation) is { } check)
            return AnswerOf(check);
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
            return KnownValue.Of(constant);

        var next = depth + 1;
        return operation switch
        {
            ILocalReferenceOperation { Local: var local } => OfVariable(local, known, next),
            IParameterReferenceOperation { Parameter: var parameter } => OfVariable(parameter, known, next),
            IFlowCaptureReferenceOperation { Id: var capture } => known.Of(capture),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => Negated(Of(operand, known, next)),
            // Turns what a comparison of a dynamic value gives into a bool.
            IUnaryOperation { OperatorKind: UnaryOperatorKind.True, Operand: var operand } => Of(operand, known, next),
            IIsNullOperation { Operand: var operand } => Comparison(Of(operand, known, next), BinaryOperatorKind.Equals, KnownValue.Null),
            IIsPatternOperation { Value: var value, Pattern: var pattern } => KnownValue.OfTruth(Matches(Of(value, known, next), pattern, next)),
            IIsTypeOperation { ValueOperand: var operand, IsNegated: var isNegated } => KnownValue.OfTruth(isNegated ^ IsOfType(Of(operand, known, next))),
            IBinaryOperation binary => OfBinary(binary, known, next),
            IPropertyReferenceOperation { Instance: { } instance, Property: var property } => Member(Of(instance, known, next), property),
            IFieldReferenceOperation { Instance: { } instance, Field: var field } => Member(Of(instance, known, next), field),
            IFieldReferenceOperation { Field: { IsStatic: true } field } => OfStatic(field),
            IDefaultValueOperation => KnownValue.Null,
            ISimpleAssignmentOperation { Value: var value } => Of(value, known, next),
            ICoalesceOperation { Value: var value, WhenNull: var whenNull } => OfCoalesce(Of(value, known, next), whenNull, known, next),
            IConditionalAccessOperation { Operation: var owner } => Of(owner, known, next) is { IsNull: true } or { Kind: KnownValueKind.Missing } ? KnownValue.Null : KnownValue.Unknown,
            ITupleOperation tuple => OfTuple(tuple, known, next),
            IAnonymousObjectCreationOperation creation => OfAnonymous(creation, known, next),
            IObjectCreationOperation { Type.Name: "ValueTask", Arguments: [var result] } => Of(result.Value, known, next),
            IObjectCreationOperation or IArrayCreationOperation or IDelegateCreationOperation or IInterpolatedStringOperation or IInstanceReferenceOperation => KnownValue.NotNull,
            IInvocationOperation invocation => OfInvocation(invocation, known, next),
            _ => KnownValue.Unknown,
        };
    }

    private KnownValue AnswerOf(ReadCall check) => check.Answer switch
    {
        ReadAnswer.Exists => KnownValue.Of(IsPresent),
        ReadAnswer.NotExists => KnownValue.Of(!IsPresent),
        ReadAnswer.Count => KnownValue.Of(IsPresent ? 1 : 0),
        ReadAnswer.Rows => KnownValue.Of(IsPresent ? KnownValueKind.SomeRows : KnownValueKind.NoRows),
        ReadAnswer.ThrowsWhenPresent => KnownValue.Unknown,
        ReadAnswer.Reader => KnownValue.Of(IsPresent ? KnownValueKind.ReaderOfSome : KnownValueKind.ReaderOfNone),
        _ => Row,
    };

    /// <summary>A lambda sees the variables round it, which have been assigned elsewhere.</summary>
    private KnownValue OfVariable(ISymbol variable, KnownValues known, int depth)
    {
        if (graph.Assigns(variable))
            return known.Of(variable);
        return variable is ILocalSymbol local && locals.OnlyValueOf(local) is { } captured ? Of(captured, KnownValues.None, depth) : KnownValue.Unknown;
    }

    private static KnownValue OfStatic(IFieldSymbol field) => field switch
    {
        { Name: "Value", ContainingType.Name: "DBNull" } or { Name: "Empty", ContainingType.Name: "Guid" } => KnownValue.Null,
        { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } => KnownValue.Of(""),
        _ => KnownValue.Unknown,
    };

    private static KnownValue Negated(KnownValue value) => value.Kind == KnownValueKind.RowMember ? value : KnownValue.OfTruth(!value.Truth);

    private KnownValue Comparison(KnownValue left, BinaryOperatorKind @operator, KnownValue right) =>
        KnownValue.OfTruth(ValueComparison.Of(left, @operator, right, hypothesis));

    private KnownValue OfBinary(IBinaryOperation binary, KnownValues known, int depth)
    {
        var (left, right) = (Of(binary.LeftOperand, known, depth), Of(binary.RightOperand, known, depth));
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => KnownValue.OfTruth(And(Truth(left), Truth(right))),
            BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => KnownValue.OfTruth(!And(!Truth(left), !Truth(right))),
            var @operator => Comparison(left, @operator, right),
        };
    }

    private static bool? And(bool? one, bool? other) => one == false || other == false ? false : one is null || other is null ? null : true;

    /// <summary>The truth value that a branch on it sees; null when it is not known.</summary>
    public bool? Truth(KnownValue value) => value.Kind == KnownValueKind.RowMember ? hypothesis.MemberTests : value.Truth;

    private KnownValue OfCoalesce(KnownValue value, IOperation whenNull, KnownValues known, int depth) => value.IsNull switch
    {
        true => Of(whenNull, known, depth),
        false => value,
        null => value.Or(Of(whenNull, known, depth)),
    };

    private KnownValue OfTuple(ITupleOperation tuple, KnownValues known, int depth)
    {
        var parts = ImmutableDictionary.CreateBuilder<string, KnownValue>();
        for (var i = 0; i < tuple.Elements.Length; i++)
            parts["Item" + (i + 1)] = Of(tuple.Elements[i], known, depth);
        return KnownValue.Of(parts.ToImmutable());
    }

    private KnownValue OfAnonymous(IAnonymousObjectCreationOperation creation, KnownValues known, int depth)
    {
        var parts = ImmutableDictionary.CreateBuilder<string, KnownValue>();
        foreach (var initializer in creation.Initializers)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name }, Value: var value })
                parts[name] = Of(value, known, depth);
        }

        return KnownValue.Of(parts.ToImmutable());
    }

    /// <summary>What is known of a member when so much is known of its owner.</summary>
    private KnownValue Member(KnownValue owner, ISymbol member)
    {
        var name = member is IFieldSymbol { CorrespondingTupleField.Name: var item } ? item : member.Name;
        switch (owner.Kind)
        {
            case KnownValueKind.Parts:
                return owner.Parts.TryGetValue(name, out var part) ? part : KnownValue.Unknown;
            case KnownValueKind.SomeRows or KnownValueKind.NoRows when name is "Count" or "Length":
                return KnownValue.Of(owner.Kind == KnownValueKind.SomeRows ? 1 : 0);
            case KnownValueKind.SomeRows when member is IPropertySymbol { IsIndexer: true }:
                return KnownValue.Found;
            case KnownValueKind.ReaderOfSome or KnownValueKind.ReaderOfNone when name == "HasRows":
                return KnownValue.Of(owner.Kind == KnownValueKind.ReaderOfSome);
            case KnownValueKind.Unknown or KnownValueKind.ReaderOfSome or KnownValueKind.ReaderOfNone:
                return KnownValue.Unknown;
        }

        if (member.ContainingType?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            return name == "HasValue" ? KnownValue.OfTruth(owner.Kind == KnownValueKind.RowMember ? hypothesis.MemberTests : !owner.IsNull) : owner;
        if (owner.Kind != KnownValueKind.Found)
            return KnownValue.Unknown;
        if (name.EndsWith("Id", StringComparison.Ordinal))
            return KnownValue.Found;
        HasSeenRowMember = true;
        return KnownValue.RowMember;
    }

    /// <summary>Methods that turn the result of a check into another form of it.</summary>
    private KnownValue OfInvocation(IInvocationOperation invocation, KnownValues known, int depth)
    {
        if (RunFunction.Of(invocation) is { } function)
            return OfFunction(function);
        var method = invocation.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return invocation.Instance is IParameterReferenceOperation { Parameter: var given } ? known.Of(given) : KnownValue.Unknown;
        if (method is { IsStatic: true, Name: "ReferenceEquals" or "Equals" } && invocation.Arguments.Length == 2)
            return Comparison(Of(invocation.Arguments[0].Value, known, depth), BinaryOperatorKind.Equals, Of(invocation.Arguments[1].Value, known, depth));
        if (method.Name == "Equals" && invocation is { Instance: { } one, Arguments: [var other] })
            return Comparison(Of(one, known, depth), BinaryOperatorKind.Equals, Of(other.Value, known, depth));
        if (method is { IsStatic: true, IsExtensionMethod: false })
            return invocation.Arguments.Length == 0 ? KnownValue.Unknown : OfConversion(method, Of(invocation.Arguments[0].Value, known, depth));
        return invocation.Receiver() is { } receiver ? OfMethod(method, Of(receiver, known, depth), invocation.Arguments.Count(argument => argument.Parameter?.Type.Name != "CancellationToken") - (invocation.Instance is null ? 1 : 0)) : KnownValue.Unknown;
    }

    /// <summary>What the function that a call runs gives back.</summary>
    private KnownValue OfFunction(IOperation function)
    {
        if (hypothesis.CheckAt(function) is { } check)
            return AnswerOf(check);
        return functions.Of(function.Syntax) is { } body && body != graph ? ReachedBlocks.Of(body, hypothesis, locals, functions).Returned ?? KnownValue.Unknown : KnownValue.Unknown;
    }

    private KnownValue OfConversion(IMethodSymbol method, KnownValue argument) => method switch
    {
        { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType.SpecialType: SpecialType.System_String } => argument.IsNull == true
            ? KnownValue.Of(true)
            : Comparison(argument, BinaryOperatorKind.Equals, KnownValue.Of("")),
        { ContainingType.Name: "Convert", Name: "ToBoolean" } when argument.Kind == KnownValueKind.Found => KnownValue.Of(true),
        { ContainingType.Name: "Convert" } => argument,
        { ContainingType.Name: "Task" or "ValueTask", Name: "FromResult" } => argument,
        _ => KnownValue.Unknown,
    };

    private static KnownValue OfMethod(IMethodSymbol method, KnownValue receiver, int arguments) => (receiver.Kind, AsyncName.Without(method.Name)) switch
    {
        (KnownValueKind.ReaderOfSome, "Read") => KnownValue.Of(true),
        (KnownValueKind.ReaderOfNone, "Read") => KnownValue.Of(false),
        (KnownValueKind.SomeRows, "Any") when arguments == 0 => KnownValue.Of(true),
        (KnownValueKind.NoRows, "Any") => KnownValue.Of(false),
        (KnownValueKind.SomeRows, "Count") when arguments == 0 => KnownValue.Of(1),
        (KnownValueKind.NoRows, "Count") => KnownValue.Of(0),
        (KnownValueKind.SomeRows, "FirstOrDefault" or "SingleOrDefault" or "LastOrDefault" or "First" or "Single" or "Last") when arguments == 0 => KnownValue.Found,
        (KnownValueKind.NoRows, "FirstOrDefault" or "SingleOrDefault" or "LastOrDefault") => KnownValue.Missing,
        (KnownValueKind.SomeRows or KnownValueKind.NoRows, "ToList" or "ToArray" or "AsList" or "AsEnumerable" or "Select" or "SelectAwait" or "SelectAwaitWithCancellation") => receiver,
        (_, "get_HasValue") => KnownValue.OfTruth(!receiver.IsNull),
        (_, "GetValueOrDefault") when arguments == 0 => receiver.IsNull == true ? KnownValue.Missing : receiver,
        _ => KnownValue.Unknown,
    };

    /// <summary>Whether a value is of a type that is asked for; what is asked beside of the row narrows the check, as a further condition of the query would.</summary>
    private static bool? IsOfType(KnownValue value) => value.Kind switch
    {
        KnownValueKind.NotNull => null,
        _ => !value.IsNull,
    };

    private bool? Matches(KnownValue value, IPatternOperation pattern, int depth)
    {
        if (depth > MaximumDepth)
            return null;

        switch (pattern)
        {
            case INegatedPatternOperation negated:
                return !Matches(value, negated.Pattern, depth + 1);
            case IConstantPatternOperation { Value: var constant }:
                return ValueComparison.Of(value, BinaryOperatorKind.Equals, Of(constant, KnownValues.None, depth), hypothesis);
            case IRelationalPatternOperation { OperatorKind: var @operator, Value: var bound }:
                return ValueComparison.Of(value, @operator, Of(bound, KnownValues.None, depth), hypothesis);
            case IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true }:
                return true;
            case ITypePatternOperation { MatchedType.Name: "DBNull" }:
                return value.IsNull;
            case IDeclarationPatternOperation { MatchedType: var type } when SymbolEqualityComparer.Default.Equals(type, pattern.InputType):
                return !value.IsNull;
            case IDeclarationPatternOperation or ITypePatternOperation:
                return IsOfType(value);
            case IRecursivePatternOperation recursive:
                return MatchesParts(value, recursive, depth + 1);
            case IListPatternOperation { Patterns: var items }:
                return MatchesList(value, items);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return And(Matches(value, both.LeftPattern, depth + 1), Matches(value, both.RightPattern, depth + 1));
            case IBinaryPatternOperation either:
                return !And(!Matches(value, either.LeftPattern, depth + 1), !Matches(value, either.RightPattern, depth + 1));
            default:
                return null;
        }
    }

    private bool? MatchesParts(KnownValue value, IRecursivePatternOperation pattern, int depth)
    {
        var matches = value.Kind == KnownValueKind.Parts || SymbolEqualityComparer.Default.Equals(pattern.MatchedType, pattern.InputType) ? !value.IsNull : IsOfType(value);
        foreach (var part in pattern.PropertySubpatterns)
        {
            var member = part.Member is IMemberReferenceOperation { Member: var symbol } ? Member(value, symbol) : KnownValue.Unknown;
            matches = And(matches, value.Kind == KnownValueKind.Found ? true : Matches(member, part.Pattern, depth));
        }

        for (var i = 0; i < pattern.DeconstructionSubpatterns.Length; i++)
        {
            var item = value.Parts.TryGetValue("Item" + (i + 1), out var known) ? known : KnownValue.Unknown;
            matches = And(matches, Matches(item, pattern.DeconstructionSubpatterns[i], depth));
        }

        return matches;
    }

    /// <summary><c>[]</c>, <c>[..]</c>, <c>[var only]</c>, <c>[var first, ..]</c>.</summary>
    private static bool? MatchesList(KnownValue value, ImmutableArray<IPatternOperation> items)
    {
        var slices = items.Count(item => item is ISlicePatternOperation);
        var demanded = items.Length - slices;
        return value.Kind switch
        {
            KnownValueKind.NoRows => demanded == 0,
            KnownValueKind.SomeRows when demanded == 0 => slices > 0,
            KnownValueKind.SomeRows when demanded == 1 && items.All(item => item is ISlicePatternOperation or IDiscardPatternOperation or IDeclarationPatternOperation) => true,
            _ => null,
        };
    }
}
