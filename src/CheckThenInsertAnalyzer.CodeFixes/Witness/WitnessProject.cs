using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CheckThenInsertAnalyzer.CodeFixes.Witness;

/// <summary>A project that a test of a method may go into.</summary>
/// <param name="Project">The project.</param>
/// <param name="Compilation">Its compilation.</param>
/// <param name="Framework">Its test framework.</param>
internal sealed record WitnessProject(Project Project, Compilation Compilation, TestFramework Framework)
{
    /// <summary>The project itself where it has tests, else one that references it and has; null when there is none.</summary>
    public static async Task<WitnessProject?> ForAsync(Project project, CancellationToken cancellation)
    {
        var dependents = project.Solution.GetProjectDependencyGraph().GetProjectsThatDirectlyDependOnThisProject(project.Id)
            .Select(project.Solution.GetProject)
            .OfType<Project>()
            .OrderBy(dependent => dependent.Name, StringComparer.Ordinal);
        foreach (var candidate in dependents.Prepend(project))
        {
            if (await OfAsync(candidate, cancellation).ConfigureAwait(false) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The namespace of what is added to the project.</summary>
    public string Namespace => string.Join(".", (Project.DefaultNamespace is { Length: > 0 } given ? given : Project.AssemblyName).Split('.').Select(Identifier));

    private static async Task<WitnessProject?> OfAsync(Project project, CancellationToken cancellation) =>
        project.Language == LanguageNames.CSharp
        && await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is { } compilation
        && compilation.FindType("Npgsql.NpgsqlConnection") is not null
        && TestFramework.Of(compilation) is { } framework
            ? new(project, compilation, framework)
            : null;

    private static string Identifier(string part)
    {
        var letters = new string(part.Select(letter => SyntaxFacts.IsIdentifierPartCharacter(letter) ? letter : '_').ToArray());
        return SyntaxFacts.IsValidIdentifier(letters) ? letters : "_" + letters;
    }
}
