using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>The values in the body of a function or DO: no parameter of the call gets in there, only what C# puts into the text.</summary>
/// <param name="outer">Those of the text.</param>
internal sealed class BodyParameters(ISqlParameters outer) : ISqlParameters
{
    /// <inheritdoc/>
    public bool IsList => outer.IsList;

    /// <summary>The function's own parameter, which its number names as well as a name does.</summary>
    public SuppliedValue Value(ParameterExpression parameter) => parameter.IsPositional ? new SqlColumnValue(null, parameter.Name) : SuppliedValue.Unknown;

    /// <inheritdoc/>
    public SuppliedValue Value(HoleExpression hole) => outer.Value(hole);

    /// <inheritdoc/>
    public SuppliedValue? Value(ColumnExpression name) => null;
}
