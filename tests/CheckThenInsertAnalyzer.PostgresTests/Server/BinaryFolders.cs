using System.Text.RegularExpressions;

namespace CheckThenInsertAnalyzer.PostgresTests.Server;

/// <summary>Where a PostgreSQL server's programs may be on this machine.</summary>
internal static partial class BinaryFolders
{
    // The folder before and after the part that carries the version.
    private static readonly (string Parent, string Pattern, string Folder)[] UsualPlaces =
    [
        ("/usr/lib/postgresql", "*", "bin"),
        ("/usr", "pgsql-*", "bin"),
        ("/usr/local", "pgsql*", "bin"),
        ("/opt/homebrew/opt", "postgresql*", "bin"),
        ("/usr/local/opt", "postgresql*", "bin"),
        (@"C:\Program Files\PostgreSQL", "*", "bin"),
    ];

    /// <summary>Folders to try, best first: what pg_config says, PATH, the usual folders with the newest version first.</summary>
    public static async Task<IReadOnlyList<string>> InOrderAsync()
    {
        var folders = new List<string>();
        if (await PgConfigAsync() is { } configured)
            folders.Add(configured);
        folders.AddRange(OnPath().Concat(Usual()).Where(HoldsInitDb));
        return [.. folders.Distinct()];
    }

    private static async Task<string?> PgConfigAsync()
    {
        try
        {
            return await new CommandLine("pg_config", "--bindir").RunAsync();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<string> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Usual() =>
        from place in UsualPlaces
        where Directory.Exists(place.Parent)
        from folder in Directory.EnumerateDirectories(place.Parent, place.Pattern).OrderByDescending(Version)
        select Path.Combine(folder, place.Folder);

    private static bool HoldsInitDb(string folder) => !new PostgresBinaries(folder).Missing.Contains("initdb");

    private static int Version(string folder) =>
        int.TryParse(FirstNumber().Match(Path.GetFileName(folder)).Value, out var version) ? version : 0;

    [GeneratedRegex("[0-9]+")]
    private static partial Regex FirstNumber();
}
