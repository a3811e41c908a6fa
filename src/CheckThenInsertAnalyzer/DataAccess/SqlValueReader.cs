using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Turns an expression of the SQL text into the value that C# supplies for it.</summary>
internal static class SqlValueReader
{
    /// <summary>The value, and the function over it in lower case or null. Looks through casts, which do not change which value it is.</summary>
    public static (SuppliedValue Value, string? Function) Read(SqlExpression expression, ISqlParameters parameters)
    {
        string? function = null;
        while (true)
        {
            switch (expression)
            {
                case CastExpression cast:
                    expression = cast.Operand;
                    continue;
                case FunctionExpression { Arguments.Length: 1, IsStar: false } call when function is null:
                    function = call.Name.Name.Value;
                    expression = call.Arguments[0];
                    continue;
                default:
                    return (ReadBare(expression, parameters), function);
            }
        }
    }

    private static SuppliedValue ReadBare(SqlExpression expression, ISqlParameters parameters) => expression switch
    {
        ParameterExpression parameter => parameters.Value(parameter),
        HoleExpression hole => parameters.Value(hole),
        LiteralExpression { Kind: SqlLiteralKind.String or SqlLiteralKind.Number or SqlLiteralKind.Boolean } literal =>
            new SqlConstantValue(literal.Value, literal.Kind == SqlLiteralKind.Number),
        ColumnExpression column => parameters.Value(column) ?? new SqlColumnValue(column.Qualifier?.Value, column.Column.Value),
        _ => SuppliedValue.Unknown,
    };
}
