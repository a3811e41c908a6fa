using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>A SQL text on its way to the server.</summary>
/// <param name="Operation">The call that sends it.</param>
/// <param name="Library">The library that sends it.</param>
/// <param name="Sql">The text; null when it is not to be seen.</param>
/// <param name="Parameters">The values of its placeholders.</param>
/// <param name="ResultAnswer">How a plain column's result says that there is no row; null when the call gives no rows (Execute).</param>
/// <param name="ScalarIsBoolean">Whether the client turns the first column into a bool.</param>
internal sealed record SentSql(
    IOperation Operation,
    DatabaseLibrary Library,
    SqlLiteral? Sql,
    ISqlParameters Parameters,
    ReadAnswer? ResultAnswer,
    bool ScalarIsBoolean)
{
    /// <summary>Whether the text is the name of a function or procedure, which takes the parameters by their names (CommandType.StoredProcedure).</summary>
    public bool IsProcedureName { get; init; }
}
