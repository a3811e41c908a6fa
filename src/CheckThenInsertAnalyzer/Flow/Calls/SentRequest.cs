namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Knows by name the calls that hand a request to whoever handles it, as a mediator's Send does.</summary>
internal static class SentRequest
{
    /// <summary>The names that handlers have.</summary>
    public static IReadOnlyList<string> HandlerNames { get; } = ["Handle", "HandleAsync"];

    /// <summary>Whether a call of that name may send a request.</summary>
    public static bool IsSender(string name) => name is "Send" or "SendAsync" or "Publish" or "PublishAsync" or "InvokeAsync";
}
