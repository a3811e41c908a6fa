namespace CheckThenInsertAnalyzer.PostgresTests.Server;

/// <summary>One way of getting a server.</summary>
internal interface IServerCandidate
{
    /// <summary>Names the candidate in the message that says why there is no server.</summary>
    string Name { get; }

    /// <summary>Starts the server and waits until it answers. Any exception means: try the next candidate.</summary>
    Task<IRunningServer> StartAsync();
}
