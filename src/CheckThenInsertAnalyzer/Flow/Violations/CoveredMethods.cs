using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// The methods that run, by a call or a few, within a try statement whose handler takes unique violations: their callers answer for what they insert.
/// The way goes forward from the few such handlers, not back from every insert.
/// </summary>
internal sealed class CoveredMethods
{
    /// <summary>Without one of these words a file has no handler.</summary>
    private static readonly FileWords HandlerWords = new("DbUpdateException", "UniqueConstraintException", "PostgresException", "NpgsqlException", "DbException", "SqlState", "UniqueViolation");

    private readonly ProjectUnderAnalysis _project;
    private readonly Lazy<List<ViolationHandler>> _handlers;

    /// <summary>Nothing is looked for before it is asked for.</summary>
    public CoveredMethods(ProjectUnderAnalysis project)
    {
        _project = project;
        _handlers = new(() => _project.Calls.Projects.Files.SelectMany(HandlersIn).ToList());
    }

    /// <summary>Whether some caller of the method takes a violation of that shape.</summary>
    public bool Contain(ISymbol method, ViolationShape shape) =>
        method is IMethodSymbol { OriginalDefinition: var definition } && _handlers.Value.Exists(handler => handler.Covers(definition, shape));

    /// <summary>Whether some method that calls it takes the violations of a save, be it of one that comes later.</summary>
    public bool ContainAdding(ISymbol method) =>
        method is IMethodSymbol { OriginalDefinition: var definition } && _handlers.Value.Exists(handler => handler.CoversAdding(definition));

    private IEnumerable<ViolationHandler> HandlersIn(SyntaxTree file)
    {
        if (!HandlerWords.AreIn(file, CancellationToken.None) || _project.Calls.Projects.ProjectOf(file) is null)
            return [];
        var text = file.GetText().ToString();
        return DeclarationsOfFile.Of(file, CancellationToken.None).Methods
            .Where(method => text.IndexOf("catch", method.Span.Start, method.Span.Length, StringComparison.Ordinal) >= 0)
            .Select(method => new ViolationHandler(method, _project));
    }
}
