using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// The methods that run, by a call or a few, within a try statement whose handler takes unique violations: their callers answer for what they insert.
/// The way goes forward from the few such handlers, not back from every insert.
/// </summary>
internal sealed class CoveredMethods
{
    /// <summary>So many calls may lie between the handler and the method.</summary>
    private const int MaximumDepth = 3;

    /// <summary>Without one of these words a file has no handler.</summary>
    private static readonly string[] HandlerWords = ["DbUpdateException", "UniqueConstraintException", "PostgresException", "NpgsqlException", "DbException", "SqlState", "UniqueViolation"];

    private readonly ProjectUnderAnalysis _project;
    private readonly Lazy<Covered> _covered;

    /// <summary>Nothing is looked for before it is asked for.</summary>
    public CoveredMethods(ProjectUnderAnalysis project)
    {
        _project = project;
        _covered = new(Find);
    }

    /// <summary>Whether some caller of the method takes a violation of that shape.</summary>
    public bool Contain(ISymbol method, ViolationShape shape) =>
        method is IMethodSymbol { OriginalDefinition: var definition } && (shape == ViolationShape.Wrapped ? _covered.Value.OfSaves : _covered.Value.OfStatements).Contains(definition);

    /// <summary>Whether some method that calls it takes the violations of a save, be it of one that comes later.</summary>
    public bool ContainAdding(ISymbol method) => method is IMethodSymbol { OriginalDefinition: var definition } && _covered.Value.Adding.Contains(definition);

    private Covered Find()
    {
        var covered = new Covered(NewSet(), NewSet(), NewSet());
        foreach (var tried in _project.Calls.Projects.Files.SelectMany(HandlersIn))
        {
            if (Takes(tried, ViolationShape.Wrapped))
            {
                Cover(tried.Body, covered.OfSaves);
                Cover(RootOf(tried), covered.Adding);
            }

            if (Takes(tried, ViolationShape.Bare))
                Cover(tried.Body, covered.OfStatements);
        }

        return covered;
    }

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } outer)
            operation = outer;
        return operation;
    }

    private static HashSet<IMethodSymbol> NewSet() => new(SymbolEqualityComparer.Default);

    private IEnumerable<ITryOperation> HandlersIn(SyntaxTree file)
    {
        var text = file.GetText().ToString();
        if (!Array.Exists(HandlerWords, word => text.IndexOf(word, StringComparison.Ordinal) >= 0) || _project.Calls.Projects.ProjectOf(file) is not { } owner)
            yield break;
        foreach (var method in DeclarationsOfFile.Of(file, CancellationToken.None).Methods)
        {
            if (text.IndexOf("catch", method.Span.Start, method.Span.Length, StringComparison.Ordinal) < 0
                || _project.Calls.Projects.NodeOf(method, CancellationToken.None) is not { } node
                || BodyRoot.Operation(node, owner.Models.For(file), CancellationToken.None) is not { } body)
                continue;
            foreach (var tried in body.Descendants().OfType<ITryOperation>().Where(tried => !tried.Catches.IsEmpty))
                yield return tried;
        }
    }

    private bool Takes(ITryOperation tried, ViolationShape shape) =>
        _project.Calls.Projects.ProjectOf(tried.Syntax.SyntaxTree) is { } owner
        && new CatchReader(owner.Libraries, owner.ViolationPredicates, CancellationToken.None) is var catches
        && tried.Catches.Any(clause => catches.Of(clause, shape) is CatchVerdict.Takes or CatchVerdict.Maybe);

    /// <summary>Adds what runs within a block: the methods that it calls, and what these call.</summary>
    private void Cover(IOperation block, HashSet<IMethodSymbol> covered)
    {
        var pending = new Queue<(IOperation Block, int Depth)>();
        pending.Enqueue((block, 0));
        while (pending.Count > 0)
        {
            var (next, depth) = pending.Dequeue();
            foreach (var method in next.Descendants().OfType<IInvocationOperation>().SelectMany(CalleesOf))
            {
                if (covered.Add(method) && depth + 1 < MaximumDepth && BodyOf(method) is { } body)
                    pending.Enqueue((body, depth + 1));
            }
        }
    }

    private IEnumerable<IMethodSymbol> CalleesOf(IInvocationOperation call) =>
        _project.Calls.Callees.Of(call, CancellationToken.None).Select(callee => callee.Method.OriginalDefinition);

    /// <summary>The body of a method that leads to the database; null for every other.</summary>
    private IOperation? BodyOf(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.FirstOrDefault() is { SyntaxTree: var file } declared
        && _project.Calls.Projects.ProjectOf(file) is { } owner
        && DeclarationsOfFile.Of(file, CancellationToken.None).At(declared.Span) is { } known
        && _project.Calls.Index.LeadsToDatabase(known, MaximumDepth)
            ? BodyRoot.Operation(declared.GetSyntax(), owner.Models.For(file), CancellationToken.None)
            : null;

    /// <summary>Methods in a try statement that takes the violations of saves, or of statements; and those called anywhere beside one of saves.</summary>
    private sealed record Covered(HashSet<IMethodSymbol> OfSaves, HashSet<IMethodSymbol> OfStatements, HashSet<IMethodSymbol> Adding);
}
