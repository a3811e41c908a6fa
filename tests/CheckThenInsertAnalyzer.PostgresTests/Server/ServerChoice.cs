using System.Text;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Server;

/// <summary>Which of the possible servers the tests run on.</summary>
internal static class ServerChoice
{
    /// <summary>The candidates of this machine, best first.</summary>
    public static async Task<IReadOnlyList<IServerCandidate>> CandidatesAsync() =>
    [
        .. GivenServer.FromEnvironment() is { } given ? [given] : Array.Empty<IServerCandidate>(),
        .. (await BinaryFolders.InOrderAsync()).Select(folder => new InstalledServer(new PostgresBinaries(folder))),
        new ContainerServer(),
    ];

    /// <summary>Starts the first candidate that works.</summary>
    /// <exception cref="InvalidOperationException">None works: the message says why each did not, and what to do.</exception>
    public static async Task<IRunningServer> StartFirstAsync(IEnumerable<IServerCandidate> candidates)
    {
        var reasons = new StringBuilder();
        foreach (var candidate in candidates)
        {
            try
            {
                return await candidate.StartAsync();
            }
            // What a container client or a foreign program throws is not known; whatever it is, the next candidate may work.
            catch (Exception exception)
            {
                var reason = $"{candidate.Name}: {exception.Message}";
                // Whoever named a server should be able to see that the tests ran on another one.
                TestContext.Current.SendDiagnosticMessage($"No server from {reason}");
                reasons.Append("\n- ").Append(reason);
            }
        }

        throw new InvalidOperationException(
            $"""
            These tests need a PostgreSQL server (14 or newer) and found none that works.
            Install PostgreSQL (Debian: apt-get install postgresql; macOS: brew install postgresql@17), or start Docker,
            or set {GivenServer.Variable} to a connection string whose role may create databases.
            Tried:{reasons}
            """);
    }
}
