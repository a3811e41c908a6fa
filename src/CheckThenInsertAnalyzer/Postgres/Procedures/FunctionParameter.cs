namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A parameter of a function.</summary>
/// <param name="Name">Null when it is known only by its number.</param>
/// <param name="TypeName">As written, in lower case.</param>
/// <param name="HasDefault">Whether a caller may leave it out.</param>
internal sealed record FunctionParameter(string? Name, string TypeName, bool HasDefault);
