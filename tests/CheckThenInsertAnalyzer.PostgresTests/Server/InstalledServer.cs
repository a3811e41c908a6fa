namespace CheckThenInsertAnalyzer.PostgresTests.Server;

/// <summary>A throw-away server made with the programs in a folder of this machine.</summary>
internal sealed class InstalledServer(PostgresBinaries binaries) : IServerCandidate
{
    public string Name => binaries.Folder;

    public async Task<IRunningServer> StartAsync()
    {
        var missing = string.Join(", ", binaries.Missing);
        return missing.Length == 0
            ? await TemporaryServer.StartAsync(binaries, await ServerAccount.FindAsync())
            : throw new InvalidOperationException($"there is no {missing}");
    }
}
