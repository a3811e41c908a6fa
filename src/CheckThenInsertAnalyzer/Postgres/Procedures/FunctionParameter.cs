namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A parameter of a function.</summary>
/// <param name="Name">Null when it is known only by its number.</param>
/// <param name="TypeName">As written, in lower case.</param>
/// <param name="HasDefault">Whether a caller may leave it out.</param>
internal sealed record FunctionParameter(string? Name, string TypeName, bool HasDefault)
{
    /// <summary>Its place among all parameters, those of mode OUT included, counted from 1.</summary>
    public int Position { get; init; }

    /// <summary>Whether it takes all further arguments as an array (VARIADIC).</summary>
    public bool IsVariadic { get; init; }
}
