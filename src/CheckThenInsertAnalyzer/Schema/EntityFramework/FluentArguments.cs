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
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    private static string? Text(IOperation value, CallFrame frame)
    {
        if (value.ConstantValue is { HasValue: true, Value: string text })
            return text;

        return Unwrap(value) is IParameterReferenceOperation reference && frame.ArgumentFor(reference.Parameter) is { } argument
            ? Text(argument.Value, argument.Frame)
            : null;
    }

    private static ImmutableArray<string> Names(IOperation value, CallFrame frame)
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

    private static string? Member(IOperation value, IParameterSymbol parameter) =>
        Unwrap(value) is IMemberReferenceOperation { Instance: { } instance, Member: IPropertySymbol or IFieldSymbol } reference
        && Unwrap(instance) is IParameterReferenceOperation { Parameter: var root }
        && SymbolEqualityComparer.Default.Equals(root, parameter)
            ? reference.Member.Name
            : null;

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
