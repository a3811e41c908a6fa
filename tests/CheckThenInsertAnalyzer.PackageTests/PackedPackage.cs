using System.IO.Compression;
using CheckThenInsertAnalyzer.PackageTests;
using Xunit;

[assembly: AssemblyFixture(typeof(PackedPackage))]

namespace CheckThenInsertAnalyzer.PackageTests;

/// <summary>The package, packed once a run from the sources as they are, into a directory that goes away afterwards.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("check-then-insert-").FullName;

    /// <summary>The version it is packed under: one that no feed has.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}";

    /// <summary>The directory that serves as a feed with this one package.</summary>
    public string Feed => Path.Combine(directory, "feed");

    /// <summary>Where the projects under test unpack their packages.</summary>
    public string PackagesFolder => Path.Combine(directory, "packages");

    /// <summary>The package file.</summary>
    public string File => Path.Combine(Feed, $"CheckThenInsertAnalyzer.{Version}.nupkg");

    public async ValueTask InitializeAsync()
    {
        // Its own artifacts directory keeps this build out of the way of the one that built the tests.
        await DotNet.RunAsync(
            Repository.Root,
            packagesFolder: null,
            "pack", Path.Combine("src", "CheckThenInsertAnalyzer.CodeFixes"),
            "--output", Feed,
            "--artifacts-path", Path.Combine(directory, "artifacts"),
            $"-p:PackageVersion={Version}");
        await WriteNuGetConfigAsync();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(directory, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens the package for reading.</summary>
    public ZipArchive Open() => ZipFile.OpenRead(File);

    /// <summary>A new empty directory whose projects find the package beside whatever sources the machine has.</summary>
    public string NewProjectDirectory(string name) => Directory.CreateDirectory(Path.Combine(directory, "projects", name)).FullName;

    private async Task WriteNuGetConfigAsync()
    {
        var machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Directory.CreateDirectory(machine);

        // The machine's packages are a fallback, so that Npgsql and the others need not be fetched again.
        await System.IO.File.WriteAllTextAsync(
            Path.Combine(directory, "NuGet.config"),
            $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="machine" value="{machine}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }
}
