using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>A user's program with a project of tests beside it, to which the package adds a test that shows a race.</summary>
internal sealed class WitnessRun
{
    private const string TestProject = "UserProject.Tests";

    // One for the process, so that the tests that need it stand in one class, which runs one of them at a time.
    private const string Variable = "CTI_WITNESS_POSTGRES";

    private readonly ProofSource source;
    private readonly Document program;

    private WitnessRun(ProofSource source, Document program)
    {
        this.source = source;
        this.program = program;
    }

    /// <summary>The text of the test.</summary>
    public string Text => Assert.Single(program.Project.Solution.Projects.Single(project => project.Name == TestProject).Documents).GetTextAsync().Result.ToString();

    /// <summary>Adds the test.</summary>
    /// <exception cref="ProofFailedException">It is not offered.</exception>
    public static async Task<WitnessRun> AddAsync(AdhocWorkspace workspace, ProofSource source, string diagnosticId, IEnumerable<MetadataReference> framework)
    {
        var user = ProgramProject.Create(workspace, source);
        // What the SDK silences: libraries that were built for an older .NET.
        var options = user.Project.CompilationOptions!.WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);
        var tests = user.Project.Solution
            .AddProject(TestProject, TestProject, LanguageNames.CSharp)
            .WithParseOptions(user.Project.ParseOptions!)
            .WithCompilationOptions(options)
            .WithMetadataReferences([.. user.Project.MetadataReferences, .. framework])
            .AddProjectReference(new ProjectReference(user.Project.Id));
        var document = tests.Solution.GetDocument(user.Id)!;
        return new(source, await CodeFixRun.OfPackage.ApplyAsync(document, diagnosticId, diagnosticId + ".Witness"));
    }

    /// <summary>The same test of the program after another fix.</summary>
    public async Task<WitnessRun> FixedByAsync(string diagnosticId, string fix) => new(source, await CodeFixRun.OfPackage.ApplyAsync(program, diagnosticId, fix));

    /// <summary>Runs the test on a database of its own.</summary>
    /// <returns>What it fails with; null when it passes.</returns>
    public async Task<Exception?> RunAsync(PostgresServer server)
    {
        var context = new AssemblyLoadContext("user program and test", isCollectible: true);
        try
        {
            var assembly = await LoadAsync(context);
            await using var database = await server.CreateDatabaseAsync(source.Ddl + source.Seed);
            Environment.SetEnvironmentVariable(Variable, database.ConnectionString);
            var test = Assert.Single(assembly.GetExportedTypes());
            var failure = await Record.ExceptionAsync(() => (Task)test.GetMethod("TwoSessionsLeaveOneRow")!.Invoke(Activator.CreateInstance(test), [])!);
            await RequireNothingIsLeftAsync(database);
            return failure;
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
            context.Unload();
        }
    }

    // The server drops the trigger a moment after the session has said goodbye.
    private static async Task RequireNothingIsLeftAsync(PostgresDatabase database)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await database.ScalarAsync<long>("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal") > 0)
            await Task.Delay(10, limit.Token);
    }

    private async Task<System.Reflection.Assembly> LoadAsync(AssemblyLoadContext context)
    {
        var user = context.LoadFromStream(await EmitAsync(program.Project));
        context.Resolving += (_, name) => name.Name == user.GetName().Name ? user : null;
        return context.LoadFromStream(await EmitAsync(program.Project.Solution.Projects.Single(project => project.Name == TestProject)));
    }

    private static async Task<MemoryStream> EmitAsync(Project project)
    {
        var compilation = await project.GetCompilationAsync();
        var image = new MemoryStream();
        var emitted = compilation!.Emit(image);
        var told = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        if (told.Count > 0)
            throw new ProofFailedException($"{project.Name} does not compile without a word:\n{string.Join('\n', told)}\n{string.Join('\n', compilation.SyntaxTrees)}");
        image.Position = 0;
        return image;
    }
}
