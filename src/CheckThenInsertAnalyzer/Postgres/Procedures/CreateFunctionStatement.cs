using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>CREATE FUNCTION or CREATE PROCEDURE with its body.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Parameters">Those that a caller gives: IN, INOUT and VARIADIC, in order.</param>
/// <param name="Language">In lower case; sql for a SQL-standard body.</param>
/// <param name="Body">Null when the language is neither SQL nor PL/pgSQL, or the body could not be found.</param>
/// <param name="IsProcedure">Whether it is called by CALL.</param>
internal sealed record CreateFunctionStatement(
    QualifiedName Name,
    ImmutableArray<FunctionParameter> Parameters,
    string Language,
    ProcedureBody? Body,
    bool IsProcedure,
    SqlRange Range) : SqlStatement(Range)
{
    /// <summary>Whether it gives rows, none among them: RETURNS TABLE or SETOF. Any other function gives one value, NULL for no row.</summary>
    public bool ReturnsSet { get; init; }
}
