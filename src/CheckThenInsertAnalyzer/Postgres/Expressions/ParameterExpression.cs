namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A placeholder that the client fills in.</summary>
/// <param name="Name"><c>email</c> for <c>@email</c> and <c>:email</c>; <c>$1</c> for a positional one.</param>
internal sealed record ParameterExpression(string Name, SqlRange Range) : SqlExpression(Range)
{
    /// <summary>Whether the placeholder is positional (<c>$1</c>).</summary>
    public bool IsPositional => Name.Length > 0 && Name[0] == '$';
}
