using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Reads the equalities out of a lambda over an entity.</summary>
internal static class EntityPredicateReader
{
    /// <summary>The predicate of a lambda.</summary>
    /// <param name="lambda">The argument that holds it.</param>
    /// <param name="selected">What the rows were projected to; null when the lambda sees the entity.</param>
    /// <param name="expectInequality">For <c>All(x =&gt; x.K != k)</c>: the negation of each term is what is looked for.</param>
    public static KeyPredicate Read(IOperation lambda, SelectedColumns? selected, bool expectInequality)
    {
        if (BodyOf(lambda) is not ({ } parameter, { } body))
            return KeyPredicate.Unknown;

        var reader = new Reader(parameter, selected, expectInequality);
        return reader.Read(body);
    }

    /// <summary>The property of <c>x =&gt; x.Email</c>; null for any other lambda.</summary>
    public static string? SelectedProperty(IOperation lambda) =>
        BodyOf(lambda) is ({ } parameter, { } body) && new Reader(parameter, null, false).ColumnOf(body) is (var column, null) ? column : null;

    /// <summary>What a selector selects: a property, or an object or tuple of several.</summary>
    public static SelectedColumns Selected(IOperation lambda)
    {
        if (BodyOf(lambda) is not ({ } parameter, { } body))
            return SelectedColumns.Unknown;

        var reader = new Reader(parameter, null, false);
        var parts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in PartsOf(body.WithoutConversions()))
        {
            if (reader.ColumnOf(value) is (var column, null))
                parts[name] = column;
        }

        return new SelectedColumns(reader.ColumnOf(body) is (var whole, null) ? whole : null, parts.ToImmutable());
    }

    private static IEnumerable<(string Name, IOperation Value)> PartsOf(IOperation made) => made switch
    {
        IAnonymousObjectCreationOperation { Initializers: var initializers } => Assigned(initializers),
        IObjectCreationOperation { Arguments: var arguments, Initializer: var initializer } =>
            arguments.Where(argument => argument.Parameter is not null).Select(argument => (argument.Parameter!.Name, argument.Value)).Concat(Assigned(initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)),
        ITupleOperation { Elements: var elements } => elements.Select((element, index) => (SelectedColumns.TupleElement(index), element)),
        _ => [],
    };

    private static IEnumerable<(string Name, IOperation Value)> Assigned(IEnumerable<IOperation> initializers) =>
        initializers.OfType<ISimpleAssignmentOperation>()
            .Where(assignment => assignment.Target is IPropertyReferenceOperation)
            .Select(assignment => (((IPropertyReferenceOperation)assignment.Target).Property.Name, assignment.Value));

    private static (IParameterSymbol? Parameter, IOperation? Body) BodyOf(IOperation lambda)
    {
        lambda = lambda.WithoutConversions();
        if (lambda is IDelegateCreationOperation creation)
            lambda = creation.Target;
        return lambda is IAnonymousFunctionOperation { Symbol.Parameters: { Length: >= 1 } parameters, Body.Operations: { } operations }
            && operations.OfType<IReturnOperation>().FirstOrDefault() is { ReturnedValue: { } returned }
                ? (parameters[0], returned)
                : (null, null);
    }

    private sealed class Reader(IParameterSymbol parameter, SelectedColumns? selected, bool expectInequality)
    {
        public KeyPredicate Read(IOperation body)
        {
            var comparisons = ImmutableArray.CreateBuilder<KeyComparison>();
            var exclusions = ImmutableArray.CreateBuilder<KeyComparison>();
            var (isConjunction, hasRangeOrPattern, alternatives) = (true, false, 0);
            var pending = new Stack<(IOperation Term, int? Alternative)>();
            pending.Push((body, null));
            while (pending.Count > 0)
            {
                var (term, alternative) = pending.Pop();
                term = term.WithoutConversions();
                if (term is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And or BinaryOperatorKind.ConditionalOr } terms && !expectInequality)
                {
                    var isEither = terms.OperatorKind == BinaryOperatorKind.ConditionalOr;
                    pending.Push((terms.RightOperand, isEither ? ++alternatives : alternative));
                    pending.Push((terms.LeftOperand, isEither ? ++alternatives : alternative));
                }
                else if (Equality(term) is var (left, right) && (Compare(left, right) ?? Compare(right, left)) is { } comparison)
                {
                    comparisons.Add(comparison with { Alternative = alternative });
                }
                else if (Like(term) is { } like)
                {
                    comparisons.Add(like with { Alternative = alternative });
                }
                else
                {
                    isConjunction = false;
                    if (Inequality(term) is var (one, other) && (Compare(one, other) ?? Compare(other, one)) is { } exclusion)
                        exclusions.Add(exclusion);
                    hasRangeOrPattern |= IsRange(term) || IsPattern(term);
                }
            }

            return new KeyPredicate(comparisons.ToImmutable(), isConjunction && alternatives == 0)
            {
                HasRangeOrPattern = hasRangeOrPattern,
                Exclusions = exclusions.ToImmutable(),
            };
        }

        /// <summary>The column that an expression names, and the function over it; null when it names none.</summary>
        public (string Column, string? Function)? ColumnOf(IOperation operation)
        {
            string? function = null;
            operation = operation.WithoutConversions();
            if (StringFunction(operation) is { } call)
                (function, operation) = call;
            var path = PathOf(operation);
            return path is null ? null : (path, function);
        }

        private (IOperation Left, IOperation Right)? Equality(IOperation term)
        {
            switch (term)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals when !expectInequality:
                    return (equals.LeftOperand, equals.RightOperand);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } differs when expectInequality:
                    return (differs.LeftOperand, differs.RightOperand);
                case IInvocationOperation { TargetMethod.Name: "Equals", Instance: { } instance, Arguments.Length: 1 } call when !expectInequality:
                    return (instance, call.Arguments[0].Value);
                case IInvocationOperation { TargetMethod: { Name: "Equals", IsStatic: true }, Arguments.Length: 2 } call when !expectInequality:
                    return (call.Arguments[0].Value, call.Arguments[1].Value);
                default:
                    return null;
            }
        }

        private static bool IsRange(IOperation term) =>
            term is IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual };

        /// <summary><c>x.Name.Contains(part)</c> and its like.</summary>
        private bool IsPattern(IOperation term) =>
            term is IInvocationOperation { TargetMethod.Name: "Contains" or "StartsWith" or "EndsWith", Instance: { Type.SpecialType: SpecialType.System_String } text } && ColumnOf(text) is not null;

        /// <summary><c>EF.Functions.ILike(x.Name, name)</c>, which EF Core writes as <c>name ILIKE @name</c> (FACTS H15).</summary>
        private KeyComparison? Like(IOperation term) =>
            term is IInvocationOperation { TargetMethod: { Name: "Like" or "ILike", Parameters: [{ Type.Name: "DbFunctions" }, ..] } method, Arguments: [_, var match, var pattern, ..] } && !expectInequality
                ? Compare(match.Value, pattern.Value) is { } comparison ? comparison with { ColumnFunction = method.Name.ToLowerInvariant() } : null
                : null;

        private (IOperation Left, IOperation Right)? Inequality(IOperation term) => term switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } differs when !expectInequality => (differs.LeftOperand, differs.RightOperand),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => Equality(operand.WithoutConversions()),
            _ => null,
        };

        private KeyComparison? Compare(IOperation columnSide, IOperation valueSide)
        {
            if (ColumnOf(columnSide) is not var (column, columnFunction) || MentionsParameter(valueSide))
                return null;

            valueSide = valueSide.WithoutConversions();
            string? valueFunction = null;
            if (columnFunction is not null && StringFunction(valueSide) is { } call)
                (valueFunction, valueSide) = call;
            return new KeyComparison(column, columnFunction, new OperationValue(valueSide), valueFunction);
        }

        /// <summary><c>ToLower()</c> and its like, by the name that PostgreSQL gives it (FACTS H15).</summary>
        private static (string Function, IOperation Operand)? StringFunction(IOperation operation) =>
            operation is IInvocationOperation { Instance: { Type.SpecialType: SpecialType.System_String } instance, Arguments.Length: 0, TargetMethod.Name: var name }
                ? name switch
                {
                    "ToLower" or "ToLowerInvariant" => ("lower", instance.WithoutConversions()),
                    "ToUpper" or "ToUpperInvariant" => ("upper", instance.WithoutConversions()),
                    "Trim" => ("btrim", instance.WithoutConversions()),
                    _ => null,
                }
                : null;

        /// <summary>The dotted path of properties from the lambda's parameter; the selected property for the parameter itself or a part of it.</summary>
        private string? PathOf(IOperation operation)
        {
            operation = operation.WithoutConversions();
            if (IsParameter(operation))
                return selected?.Whole;
            if (selected is not null)
                return SelectedPart(operation) is { } part && selected.Parts.TryGetValue(part, out var column) ? column : null;

            string? path = null;
            while (operation is IPropertyReferenceOperation { Instance: { } instance } property)
            {
                path = property.Property.Name is "Value" && IsNullable(instance.Type) ? path : path is null ? property.Property.Name : property.Property.Name + "." + path;
                operation = instance.WithoutConversions();
            }

            return IsParameter(operation) ? path : null;
        }

        private string? SelectedPart(IOperation operation) => operation switch
        {
            IPropertyReferenceOperation { Instance: { } instance, Property.Name: var name } when IsParameter(instance.WithoutConversions()) => name,
            IFieldReferenceOperation { Instance: { } instance, Field: var field } when IsParameter(instance.WithoutConversions()) => (field.CorrespondingTupleField ?? field).Name,
            _ => null,
        };

        private static bool IsNullable(ITypeSymbol? type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

        private bool IsParameter(IOperation operation) =>
            operation is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter);

        private bool MentionsParameter(IOperation operation) => operation.DescendantsAndSelf().Any(IsParameter);
    }
}
