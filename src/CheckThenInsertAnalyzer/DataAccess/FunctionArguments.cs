using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>What the names in the body of a called function stand for: its parameters are the arguments of the call.</summary>
/// <param name="function">The function.</param>
/// <param name="argument">The value that the call gives the parameter at that place.</param>
/// <param name="isColumn">Whether a table of the body is known to have a column of that name, which in a SQL function wins over a parameter's.</param>
internal sealed class FunctionArguments(CreateFunctionStatement function, Func<int, SuppliedValue> argument, Func<string, bool> isColumn) : ISqlParameters
{
    private readonly FunctionNames _names = new(function);

    /// <summary>The arguments of a call that stands in SQL.</summary>
    /// <param name="function">The function.</param>
    /// <param name="call">The call.</param>
    /// <param name="outer">The values of the placeholders round the call.</param>
    /// <param name="isColumn">Whether a table of the body is known to have a column of that name.</param>
    public static FunctionArguments Of(CreateFunctionStatement function, FunctionExpression call, ISqlParameters outer, Func<string, bool> isColumn) =>
        new(function, parameter => ArgumentOf(function.Parameters[parameter], parameter, call) is { } given && SqlValueReader.Read(given, outer) is (var value, null) ? value : SuppliedValue.Unknown, isColumn);

    /// <summary>The arguments where only the function's name is sent: placeholders of the parameters' names, or of their places.</summary>
    public static FunctionArguments ByName(CreateFunctionStatement function, ISqlParameters outer, Func<string, bool> isColumn) =>
        new(function, parameter => function.Parameters[parameter].Name is { } name && Placeholder(name, outer) is var named and not UnknownValue ? named : Placeholder($"${parameter + 1}", outer), isColumn);

    private static SuppliedValue Placeholder(string name, ISqlParameters outer) => outer.Value(new ParameterExpression(name, default));

    /// <inheritdoc/>
    public bool IsList => false;

    /// <summary>The argument that a parameter is given.</summary>
    public SuppliedValue Argument(int parameter) => argument(parameter);

    /// <inheritdoc/>
    public SuppliedValue Value(ParameterExpression parameter) => ValueOf(parameter, isAmongColumns: false) ?? SuppliedValue.Unknown;

    /// <inheritdoc/>
    public SuppliedValue Value(HoleExpression hole) => SuppliedValue.Unknown;

    /// <inheritdoc/>
    public SuppliedValue? Value(ColumnExpression name) => ValueOf(name, isColumn(name.Column.Value));

    private SuppliedValue? ValueOf(SqlExpression name, bool isAmongColumns) =>
        _names.ParameterOf(name, isAmongColumns) is { } parameter ? argument(parameter) : null;

    /// <summary>Arguments with names stand behind those without.</summary>
    private static SqlExpression? ArgumentOf(FunctionParameter parameter, int place, FunctionExpression call)
    {
        for (var index = 0; index < call.Arguments.Length; index++)
        {
            var name = call.ArgumentNames.IsEmpty ? null : call.ArgumentNames[index];
            if (name is { } written ? written.Value == parameter.Name : index == place && !parameter.IsVariadic)
                return call.Arguments[index];
        }

        return null;
    }
}
