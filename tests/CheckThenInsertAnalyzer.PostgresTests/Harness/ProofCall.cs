namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>One call of the user's method.</summary>
/// <param name="Arguments">What follows the connection or context.</param>
internal sealed record ProofCall(params object?[] Arguments)
{
    public override string ToString() => $"({string.Join(", ", Arguments.Select(argument => argument switch
    {
        null => "null",
        string text => $"\"{text}\"",
        _ => argument.ToString(),
    }))})";
}
