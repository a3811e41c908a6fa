namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A DO with its body.</summary>
/// <param name="Language">In lower case; plpgsql when the text names none.</param>
/// <param name="Body">Null when the language is another than PL/pgSQL, or the body is written in plain quotes with doubled quotes inside, whose offsets do not map.</param>
internal sealed record DoStatement(string Language, ProcedureBody? Body, SqlRange Range) : SqlStatement(Range);
