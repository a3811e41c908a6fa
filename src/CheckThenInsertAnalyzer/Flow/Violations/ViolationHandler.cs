using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// A method with try statements that may take unique violations, and what runs within these. Names tell which methods that can be at all, so that
/// nothing is bound on behalf of one that none of the calls leads to.
/// </summary>
/// <param name="method">The method.</param>
/// <param name="project">The project under analysis.</param>
internal sealed class ViolationHandler(DeclaredMethod method, ProjectUnderAnalysis project)
{
    /// <summary>So many calls may lie between the handler and the method that it covers.</summary>
    private const int MaximumDepth = 3;

    private readonly Lazy<HashSet<string>> _names = new(() => NamesFrom(method, project.Calls.Index));
    private readonly Lazy<Covered> _covered = new(() => new Search(project).Find(method));

    /// <summary>Whether it takes violations of that shape that come out of the called method.</summary>
    public bool Covers(IMethodSymbol called, ViolationShape shape) =>
        MayCall(called) && (shape == ViolationShape.Wrapped ? _covered.Value.OfSaves : _covered.Value.OfStatements).Contains(called);

    /// <summary>Whether it calls the method and takes violations of a save, be it of one that comes later.</summary>
    public bool CoversAdding(IMethodSymbol called) => MayCall(called) && _covered.Value.Adding.Contains(called);

    private bool MayCall(IMethodSymbol called) => _names.Value.Contains(WrittenNameOf(called));

    /// <summary>The name that calls have: an interface's member is called without the interface's name.</summary>
    private static string WrittenNameOf(IMethodSymbol method) => method.Name.Substring(method.Name.LastIndexOf('.') + 1);

    /// <summary>The names that are called from there, also by way of the methods that bear these names; whoever sends a request calls its handler.</summary>
    private static HashSet<string> NamesFrom(DeclaredMethod method, SourceIndex index)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyCollection<DeclaredMethod> callers = [method];
        for (var depth = 0; depth < MaximumDepth; depth++)
        {
            var fresh = callers.SelectMany(caller => caller.Calls).SelectMany(NamesOf).Where(names.Add).ToList();
            callers = fresh.SelectMany(index.MethodsNamed).Where(known => index.LeadsToDatabase(known, MaximumDepth)).ToList();
        }

        return names;
    }

    private static IEnumerable<string> NamesOf(WrittenCall call) => SentRequest.IsSender(call.Name) ? SentRequest.HandlerNames.Append(call.Name) : [call.Name];

    private sealed class Search(ProjectUnderAnalysis project)
    {
        public Covered Find(DeclaredMethod method)
        {
            var covered = new Covered(NewSet(), NewSet(), NewSet());
            foreach (var tried in TriesIn(method))
            {
                if (Takes(tried, ViolationShape.Wrapped))
                {
                    Cover(tried.Body, covered.OfSaves);
                    Cover(tried.Root(), covered.Adding);
                }

                if (Takes(tried, ViolationShape.Bare))
                    Cover(tried.Body, covered.OfStatements);
            }

            return covered;
        }

        private static HashSet<IMethodSymbol> NewSet() => new(SymbolEqualityComparer.Default);

        private IEnumerable<ITryOperation> TriesIn(DeclaredMethod method) =>
            project.Calls.Projects.ProjectOf(method.File) is { } owner
            && project.Calls.Projects.NodeOf(method, CancellationToken.None) is { } node
            && BodyRoot.Operation(node, owner.Models.For(method.File), CancellationToken.None) is { } body
                ? body.Descendants().OfType<ITryOperation>().Where(tried => !tried.Catches.IsEmpty)
                : [];

        private bool Takes(ITryOperation tried, ViolationShape shape) =>
            project.Calls.Projects.ProjectOf(tried.Syntax.SyntaxTree) is { } owner
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
                foreach (var called in next.Descendants().OfType<IInvocationOperation>().SelectMany(CalleesOf))
                {
                    if (covered.Add(called) && depth + 1 < MaximumDepth && BodyOf(called) is { } body)
                        pending.Enqueue((body, depth + 1));
                }
            }
        }

        private IEnumerable<IMethodSymbol> CalleesOf(IInvocationOperation call) =>
            project.Calls.Callees.Of(call, CancellationToken.None).Select(callee => callee.Method.OriginalDefinition);

        /// <summary>The body of a method that leads to the database; null for every other.</summary>
        private IOperation? BodyOf(IMethodSymbol called) =>
            called.DeclaringSyntaxReferences.FirstOrDefault() is { SyntaxTree: var file } declared
            && project.Calls.Projects.ProjectOf(file) is { } owner
            && DeclarationsOfFile.Of(file, CancellationToken.None).At(declared.Span) is { } known
            && project.Calls.Index.LeadsToDatabase(known, MaximumDepth)
                ? BodyRoot.Operation(declared.GetSyntax(), owner.Models.For(file), CancellationToken.None)
                : null;
    }

    /// <summary>Methods in a try statement that takes the violations of saves, or of statements; and those called anywhere beside one of saves.</summary>
    private sealed record Covered(HashSet<IMethodSymbol> OfSaves, HashSet<IMethodSymbol> OfStatements, HashSet<IMethodSymbol> Adding);
}
