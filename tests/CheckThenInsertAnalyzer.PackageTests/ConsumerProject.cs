namespace CheckThenInsertAnalyzer.PackageTests;

/// <summary>A project that has the package installed, built as its user would build it.</summary>
internal sealed class ConsumerProject(PackedPackage package, string directory, string projectFile)
{
    private string Log => Path.Combine(directory, "diagnostics.sarif");

    /// <summary>
    /// Settings for every project of the directory. The log goes into the settings since a comma cannot be passed on the command line.
    /// </summary>
    public static string Settings =>
        """
        <Project>
          <PropertyGroup>
            <LangVersion>latest</LangVersion>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <NoWarn>$(NoWarn);NU1603</NoWarn>
            <ErrorLog>$(MSBuildProjectDirectory)/diagnostics.sarif,version=2.1</ErrorLog>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>Builds the project from scratch and returns every warning, and of the suggestions those that are ours.</summary>
    public async Task<IReadOnlyList<ReportedDiagnostic>> BuildAsync()
    {
        await RunAsync("build", projectFile, "--no-incremental");
        var reported = await ReportedDiagnostic.ReadAsync(directory, Log);
        return [.. reported.Where(diagnostic => diagnostic.Level != "note" || diagnostic.Rule.StartsWith("CTI", StringComparison.Ordinal))];
    }

    /// <summary>Applies the code fixes of these rules to the whole project.</summary>
    public Task FormatAsync(IEnumerable<string> rules) =>
        RunAsync(["format", "analyzers", projectFile, "--no-restore", "--severity", "info", "--diagnostics", .. rules]);

    /// <summary>Runs a <c>dotnet</c> command in the project's directory and returns what it printed.</summary>
    public Task<string> RunAsync(params string[] arguments) => DotNet.RunAsync(directory, package.PackagesFolder, arguments);
}
