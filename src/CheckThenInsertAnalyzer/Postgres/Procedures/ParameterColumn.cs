namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A column that receives a parameter's value unchanged, but for a cast.</summary>
/// <param name="Column">The column as the server stores its name.</param>
/// <param name="Parameter">The index in <see cref="CreateFunctionStatement.Parameters"/>.</param>
internal readonly record struct ParameterColumn(string Column, int Parameter);
