using System.Collections.Immutable;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>
/// The projects of a checkout, each compiled from the C# files below its project file against what this program itself references. Packages that
/// this program lacks leave errors behind, which the compiler and every analyzer meet alike.
/// </summary>
internal sealed class Checkout
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly ImmutableArray<MetadataReference> References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToImmutableArray();

    private readonly List<Project> _projects;

    private Checkout(List<Project> projects) => _projects = projects;

    /// <summary>The lines of all files.</summary>
    public int Lines => _projects.Sum(project => project.Trees.Sum(tree => tree.GetText().Lines.Count));

    /// <summary>Reads the projects below a directory, without those for tests.</summary>
    public static Checkout Read(string directory)
    {
        var files = Directory.EnumerateFiles(directory, "*.csproj", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(directory, file).Contains("test", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .ToList();
        var folders = files.Select(file => Path.GetDirectoryName(file)!).ToHashSet(StringComparer.Ordinal);
        return new Checkout(files.Select(file => Read(file, folders)).ToList());
    }

    /// <summary>Compilations that nothing has been asked of yet, each referring to those of the projects that it refers to.</summary>
    public IReadOnlyList<CSharpCompilation> FreshCompilations()
    {
        var known = new Dictionary<string, CSharpCompilation>(StringComparer.Ordinal);
        foreach (var project in _projects)
            Compile(project, known, []);
        return _projects.Select(project => known[project.File]).ToList();
    }

    private CSharpCompilation Compile(Project project, Dictionary<string, CSharpCompilation> known, HashSet<string> open)
    {
        if (known.TryGetValue(project.File, out var compiled))
            return compiled;

        open.Add(project.File);
        var references = ReferencedBy(project).Where(other => !open.Contains(other.File)).Select(other => Compile(other, known, open).ToMetadataReference()).ToList();
        open.Remove(project.File);
        return known[project.File] = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(project.File),
            project.Trees,
            [.. References, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
    }

    /// <summary>The projects that a project refers to, itself or by another.</summary>
    private IEnumerable<Project> ReferencedBy(Project project)
    {
        var names = new Queue<string>(project.References);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (names.TryDequeue(out var name))
        {
            if (!seen.Add(name) || _projects.Find(other => other.File == name) is not { } referenced)
                continue;
            yield return referenced;
            foreach (var further in referenced.References)
                names.Enqueue(further);
        }
    }

    private static Project Read(string file, HashSet<string> folders)
    {
        var folder = Path.GetDirectoryName(file)!;
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = SourcesBelow(folder, folders)
            .Order(StringComparer.Ordinal)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path))
            .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, options, Path.Combine(folder, "GlobalUsings.g.cs")))
            .ToImmutableArray();
        var references = XDocument.Load(file).Descendants()
            .Where(element => element.Name.LocalName == "ProjectReference")
            .Select(element => (string?)element.Attribute("Include"))
            .OfType<string>()
            .Select(include => Path.GetFullPath(Path.Combine(folder, include.Replace('\\', Path.DirectorySeparatorChar))))
            .ToImmutableArray();
        return new Project(file, trees, references);
    }

    /// <summary>The C# files of a folder, without what belongs to a project further down.</summary>
    private static IEnumerable<string> SourcesBelow(string folder, HashSet<string> folders)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs"))
            yield return file;
        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            if (folders.Contains(inner) || Path.GetFileName(inner) is "bin" or "obj" or ".git" or "node_modules")
                continue;
            foreach (var file in SourcesBelow(inner, folders))
                yield return file;
        }
    }

    private sealed record Project(string File, ImmutableArray<SyntaxTree> Trees, ImmutableArray<string> References);
}
