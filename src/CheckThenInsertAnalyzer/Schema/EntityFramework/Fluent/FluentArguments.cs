using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads what is passed to a fluent call. Null or empty stands for anything that is not plain enough to be read.</summary>
internal static class FluentArguments
{
    /// <summary>The call's receiver, also that of an extension method.</summary>
    public static IOperation? Receiver(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value : null);

    /// <summary>The value for the parameter of that name; null when there is no such parameter.</summary>
    public static IOperation? Value(IInvocationOperation call, string parameterName) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameterName)?.Value;

    /// <summary>The properties that x => x.A, x => new { x.A, x.B }, "A" or a list of names select.</summary>
    public static PropertyList? Properties(IInvocationOperation call, CallFrame frame)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Name: var name } && (name.EndsWith("Expression", StringComparison.Ordinal) || name.Contains("ropertyName")))
            {
                var names = Names(argument.Value, frame);
                return names.IsDefaultOrEmpty ? null : new PropertyList(names);
            }
        }

        return null;
    }

    /// <summary>The constant text for the parameter of that name.</summary>
    public static string? Text(IInvocationOperation call, string parameterName, CallFrame frame) =>
        Value(call, parameterName) is { } value ? Text(value, frame) : null;

    /// <summary>Whether what is passed for the parameter is neither a constant text nor null, so that what it says is not known.</summary>
    public static bool IsUnreadable(IInvocationOperation call, string parameterName, CallFrame frame) =>
        Value(call, parameterName) is { } value && value.ConstantValue is not { HasValue: true, Value: null } && Text(value, frame) is null;

    /// <summary>The constant texts of a list; empty when one cannot be read.</summary>
    public static ImmutableArray<string?> Texts(IInvocationOperation call, string parameterName, CallFrame frame) =>
        Value(call, parameterName) is { } value ? Names(value, frame).CastArray<string?>() : ImmutableArray<string?>.Empty;

    /// <summary>The constant number for the parameter of that name; null when it is not plain.</summary>
    public static int? Number(IInvocationOperation call, string parameterName, CallFrame frame)
    {
        if (Value(call, parameterName) is not { } value)
            return null;

        value = Unwrap(value);
        if (value.ConstantValue is { HasValue: true, Value: int number })
            return number;

        return value is IParameterReferenceOperation reference && frame.ArgumentFor(reference.Parameter)?.Value.ConstantValue is { HasValue: true, Value: int passed } ? passed : null;
    }

    /// <summary>The lambda that the value is, also as a delegate or an expression tree; null for anything else.</summary>
    public static IAnonymousFunctionOperation? Lambda(IOperation value) => Unwrap(value) as IAnonymousFunctionOperation;

    /// <summary>The constant passed for the parameter of that name; null when it is not a constant.</summary>
    public static bool? Flag(IInvocationOperation call, string parameterName) =>
        Value(call, parameterName) is { ConstantValue: { HasValue: true, Value: bool flag } } ? flag : null;

    /// <summary>The operation under conversions and parentheses.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IDelegateCreationOperation { Target: IAnonymousFunctionOperation target }:
                    operation = target;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>An empty text is one that is still being typed: EF Core takes none.</summary>
    private static string? Text(IOperation value, CallFrame frame)
    {
        if (value.ConstantValue is { HasValue: true, Value: string { Length: > 0 } text })
            return text;

        return Unwrap(value) is IParameterReferenceOperation reference && frame.ArgumentFor(reference.Parameter) is { } argument
            ? Text(argument.Value, argument.Frame)
            : null;
    }

    /// <summary>The names that a lambda, a text or a list of texts selects; those of members of members with dots between them; empty when one cannot be read.</summary>
    public static ImmutableArray<string> Names(IOperation value, CallFrame frame)
    {
        value = Unwrap(value);
        switch (value)
        {
            case IAnonymousFunctionOperation lambda:
                return SelectedBy(lambda);
            case IArrayCreationOperation { Initializer: { } initializer }:
                return AllOrNone(initializer.ElementValues.Select(element => Text(element, frame)));
            case IParameterReferenceOperation reference when frame.ArgumentFor(reference.Parameter) is { } argument:
                return Names(argument.Value, argument.Frame);
            default:
                return Text(value, frame) is { } name ? ImmutableArray.Create(name) : ImmutableArray<string>.Empty;
        }
    }

    private static ImmutableArray<string> SelectedBy(IAnonymousFunctionOperation lambda)
    {
        if (lambda.Body.Operations is not [IReturnOperation { ReturnedValue: { } returned }] || lambda.Symbol.Parameters is not [var parameter])
            return ImmutableArray<string>.Empty;

        var selected = Unwrap(returned) is IAnonymousObjectCreationOperation creation
            ? creation.Initializers.Select(initializer => initializer is ISimpleAssignmentOperation assignment ? assignment.Value : initializer)
            : [returned];
        return AllOrNone(selected.Select(value => Member(value, parameter)));
    }

    private static string? Member(IOperation value, IParameterSymbol parameter)
    {
        var path = "";
        for (var current = Unwrap(value); current is IMemberReferenceOperation { Instance: { } instance, Member: IPropertySymbol or IFieldSymbol } reference; current = Unwrap(instance))
        {
            // What reads on in a column is no property of the model.
            if (path.Length > 0 && reference.Type is { } type && ClrTypes.IsColumn(type))
                return null;

            path = path.Length == 0 ? reference.Member.Name : reference.Member.Name + "." + path;
            if (Unwrap(instance) is IParameterReferenceOperation { Parameter: var root } && SymbolEqualityComparer.Default.Equals(root, parameter))
                return path;
        }

        return null;
    }

    private static ImmutableArray<string> AllOrNone(IEnumerable<string?> names)
    {
        var all = ImmutableArray.CreateBuilder<string>();
        foreach (var name in names)
        {
            if (name is null)
                return ImmutableArray<string>.Empty;

            all.Add(name);
        }

        return all.ToImmutable();
    }
}
