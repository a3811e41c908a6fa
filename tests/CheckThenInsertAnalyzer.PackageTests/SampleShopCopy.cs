using System.Xml.Linq;
using Xunit;

namespace CheckThenInsertAnalyzer.PackageTests;

/// <summary>
/// A copy of the sample shop that uses the package instead of the projects: built, repaired by <c>dotnet format</c>, and built again; and repaired
/// in an editor's workspace.
/// </summary>
public sealed class SampleShopCopy(PackedPackage package) : IAsyncLifetime
{
    /// <summary>What the first build reported.</summary>
    internal IReadOnlyList<ReportedDiagnostic> Before { get; private set; } = [];

    /// <summary>What the build after the repair reported.</summary>
    internal IReadOnlyList<ReportedDiagnostic> After { get; private set; } = [];

    /// <summary>The text of every source file before the repair, by its path relative to the shop.</summary>
    internal IReadOnlyDictionary<string, string> SourcesBefore { get; private set; } = new Dictionary<string, string>();

    /// <summary>The text of every source file after the repair.</summary>
    internal IReadOnlyDictionary<string, string> SourcesAfter { get; private set; } = new Dictionary<string, string>();

    /// <summary>The text of every source file after each document was repaired as a whole in a workspace.</summary>
    internal IReadOnlyDictionary<string, string> SourcesAfterFixAll { get; private set; } = new Dictionary<string, string>();

    public async ValueTask InitializeAsync()
    {
        var directory = package.NewProjectDirectory("SampleShop");
        Copy(directory);
        UsePackage(directory);
        var project = new ConsumerProject(package, directory, "SampleShop.csproj");

        SourcesBefore = await ReadSourcesAsync(directory);
        Before = await project.BuildAsync();
        SourcesAfterFixAll = await EditorRepair.RepairAsync(directory, "SampleShop.csproj", SourcesBefore.Keys);
        await project.FormatAsync(SampleShopExpectation.All.Select(expectation => expectation.Rule).Distinct());
        SourcesAfter = await ReadSourcesAsync(directory);
        After = await project.BuildAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Copy(string directory)
    {
        foreach (var file in Files(Repository.SampleShop))
        {
            var copy = Path.Combine(directory, Path.GetRelativePath(Repository.SampleShop, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.WriteAllText(Path.Combine(directory, "Directory.Build.props"), ConsumerProject.Settings);
    }

    private void UsePackage(string directory)
    {
        var versions = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props"));
        versions.Root!.Add(new XElement("ItemGroup", new XElement("PackageVersion", new XAttribute("Include", "CheckThenInsertAnalyzer"), new XAttribute("Version", package.Version))));
        versions.Save(Path.Combine(directory, "Directory.Packages.props"));

        var path = Path.Combine(directory, "SampleShop.csproj");
        var project = XDocument.Load(path);
        project.Descendants("ProjectReference").Remove();
        project.Descendants("AdditionalFiles").Single().Name = "CheckThenInsertSchema";
        project.Root!.Add(new XElement("ItemGroup", new XElement("PackageReference", new XAttribute("Include", "CheckThenInsertAnalyzer"), new XAttribute("PrivateAssets", "all"))));
        project.Save(path);
    }

    private static async Task<IReadOnlyDictionary<string, string>> ReadSourcesAsync(string directory)
    {
        var sources = new Dictionary<string, string>();
        foreach (var file in Files(directory).Where(file => file.EndsWith(".cs", StringComparison.Ordinal)))
        {
            sources.Add(Path.GetRelativePath(directory, file).Replace('\\', '/'), await File.ReadAllTextAsync(file));
        }

        return sources;
    }

    private static IEnumerable<string> Files(string directory) =>
        Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(directory, file).Split('/', '\\').Any(part => part is "bin" or "obj"));
}
