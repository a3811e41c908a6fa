using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What holds for a whole compilation: its libraries, what is known of its tables, and whether it speaks to PostgreSQL.</summary>
internal sealed class ProjectUnderAnalysis
{
    private static readonly ConditionalWeakTable<Compilation, ReferencedProject> ReferencedProjects = new();

    private static readonly string[] MigrationNames = ["Migration", "MigrationJob"];
    private static readonly string[] MigratingNames = ["Migrate", "MigrateAsync"];

    private readonly ProviderPolicy _policy;
    private readonly INamedTypeSymbol? _migration;
    private readonly Lazy<SourceProjects> _projects;
    private readonly Lazy<ProjectCalls> _calls;

    private ProjectUnderAnalysis(Compilation compilation, AnalyzerOptions options, LibrarySymbols libraries, Func<SourceText, DdlScript> readScript, bool isReferenced)
    {
        Libraries = libraries;
        Models = new SemanticModels(compilation) { KeepsModels = isReferenced };
        _projects = new Lazy<SourceProjects>(() => ProjectsOf(compilation, options, readScript));
        _calls = new Lazy<ProjectCalls>(() => CallsOf(compilation));
        ViolationPredicates = new ViolationPredicates(this);
        ViolationWrappers = new ViolationWrappers(this);
        GlobalHandlers = new GlobalHandlers(this);
        CoveredMethods = new CoveredMethods(this);
        Jobs = new JobCode(this);
        var entities = new EntityModel(compilation, Models.For);
        Tables = new KnownTables(compilation, new SchemaFiles(options.AdditionalFiles, readScript), entities);
        Keys = new KnownKeys(Tables, entities, () => _projects.Value.Referenced.Select(project => project.Keys));
        Options = new ProjectOptions(options.AnalyzerConfigOptionsProvider);
        _policy = new ProviderPolicy(compilation, Options, libraries);
        IsPostgresOnly = libraries.Npgsql is not null && !OtherProviders.AreReferencedBy(compilation);
        _migration = compilation.FindType("Microsoft.EntityFrameworkCore.Migrations.Migration");
    }

    /// <summary>The libraries that the compilation references.</summary>
    public LibrarySymbols Libraries { get; }

    /// <summary>What the user has set.</summary>
    public ProjectOptions Options { get; }

    /// <summary>Whether Npgsql is referenced, and no provider of another database.</summary>
    public bool IsPostgresOnly { get; }

    /// <summary>The semantic models of other files.</summary>
    public SemanticModels Models { get; }

    /// <summary>What is known of tables and functions.</summary>
    public KnownTables Tables { get; }

    /// <summary>What is known of unique and generated keys.</summary>
    public KnownKeys Keys { get; }

    /// <summary>What is needed to follow calls; made when first asked for.</summary>
    public ProjectCalls Calls => _calls.Value;

    /// <summary>What methods of the project say of an exception.</summary>
    public ViolationPredicates ViolationPredicates { get; }

    /// <summary>Which methods of the project take the violations of what they run.</summary>
    public ViolationWrappers ViolationWrappers { get; }

    /// <summary>What takes the violations of all requests.</summary>
    public GlobalHandlers GlobalHandlers { get; }

    /// <summary>The methods whose callers take violations.</summary>
    public CoveredMethods CoveredMethods { get; }

    /// <summary>What only scheduled jobs run.</summary>
    public JobCode Jobs { get; }

    /// <summary>Null when the compilation references none of the libraries: then there is nothing to do.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="options">Its options and additional files.</param>
    /// <param name="readScript">Reads the text of a schema file, or gives what was read of the same text in an earlier compilation.</param>
    public static ProjectUnderAnalysis? Create(Compilation compilation, AnalyzerOptions options, Func<SourceText, DdlScript> readScript) =>
        LibrarySymbols.Resolve(compilation) is { } libraries ? new ProjectUnderAnalysis(compilation, options, libraries, readScript, isReferenced: false) : null;

    /// <summary>Whether rules may speak about a body: its file speaks to PostgreSQL, and it is no migration, which runs alone (CATALOGUE §2b 7).</summary>
    public bool IsOpenToRules(ISymbol owner, SyntaxTree file) => _policy.SpeaksAbout(owner, file) && !IsMigration(owner.ContainingType);

    private ProjectCalls CallsOf(Compilation compilation)
    {
        var projects = _projects.Value;
        var index = SourceIndex.Of(projects.Files, Options.LargestCallDepthOf(compilation.SyntaxTrees), CancellationToken.None);
        return new ProjectCalls(index, new Callees(index, projects), new MethodSummaries(index, projects), projects);
    }

    private SourceProjects ProjectsOf(Compilation compilation, AnalyzerOptions options, Func<SourceText, DdlScript> readScript)
    {
        return new SourceProjects(this, compilation, Referenced);

        ProjectUnderAnalysis? Referenced(Compilation other) => ReferencedProjects.GetValue(other, project => new ReferencedProject(Of(project))).Project;

        // Several projects refer to one, so what is known of it belongs to none of them: their schema files are not its own.
        ProjectUnderAnalysis? Of(Compilation other) =>
            LibrarySymbols.Resolve(other) is { } libraries ? new ProjectUnderAnalysis(other, new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty, options.AnalyzerConfigOptionsProvider), libraries, readScript, isReferenced: true) : null;
    }

    /// <summary>A referenced project; null when it references none of the libraries.</summary>
    private sealed record ReferencedProject(ProjectUnderAnalysis? Project);

    /// <summary>A migration of EF Core's, or a class that says by its name or a base's that it moves data once, or is there to Migrate.</summary>
    private bool IsMigration(INamedTypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, _migration) || Array.Exists(MigrationNames, name => current.Name.EndsWith(name, StringComparison.Ordinal)))
                return true;
        }

        return type is not null && type.Name.Contains("Migrat") && Array.Exists(MigratingNames, name => !type.GetMembers(name).IsEmpty);
    }
}
