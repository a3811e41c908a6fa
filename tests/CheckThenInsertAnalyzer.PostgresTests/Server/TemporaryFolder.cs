namespace CheckThenInsertAnalyzer.PostgresTests.Server;

/// <summary>A folder that belongs to the server's account and that nobody else can read.</summary>
internal sealed class TemporaryFolder
{
    // The folder that this process is told to use may be closed to the server's account.
    private static readonly string[] UnixPlaces = [Path.GetTempPath(), "/tmp", "/var/tmp"];

    private TemporaryFolder(string fullName) => FullName = fullName;

    public string FullName { get; }

    /// <exception cref="InvalidOperationException">The account may not write to any of the usual places.</exception>
    public static async Task<TemporaryFolder> CreateAsync(ServerAccount account)
    {
        if (OperatingSystem.IsWindows())
            return new TemporaryFolder(Directory.CreateTempSubdirectory("cti-postgres-").FullName);

        var reasons = new List<string>();
        foreach (var place in UnixPlaces.Distinct())
        {
            var path = Path.Combine(place, $"cti-postgres-{Guid.NewGuid():N}");
            try
            {
                await account.Run(new CommandLine("mkdir", "-m", "700", path)).RunAsync();
                return new TemporaryFolder(path);
            }
            catch (InvalidOperationException exception)
            {
                reasons.Add(exception.Message);
            }
        }

        throw new InvalidOperationException(string.Join("; ", reasons));
    }

    public void Delete()
    {
        if (Directory.Exists(FullName))
            Directory.Delete(FullName, recursive: true);
    }
}
