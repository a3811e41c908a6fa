using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// The summaries of methods, made when first asked for and remembered for the compilation. A summary within so many calls is made of summaries
/// within one call less, so methods that call each other end like all others.
/// </summary>
internal sealed class MethodSummaries(SourceIndex index, SourceProjects projects)
{
    private readonly ConcurrentDictionary<(IMethodSymbol Method, int Depth), MethodSummary> _known = new(new MethodAndDepthComparer());

    /// <summary>What a method does to the database.</summary>
    /// <param name="method">The method as it is declared.</param>
    /// <param name="depth">How many calls may lie between it and the database, itself among them: 0 gives nothing.</param>
    /// <param name="cancellation">Ends the analysis early.</param>
    public MethodSummary Of(IMethodSymbol method, int depth, CancellationToken cancellation)
    {
        if (depth <= 0 || method.DeclaringSyntaxReferences.FirstOrDefault(HasBody) is not { SyntaxTree: var file } reference || projects.ProjectOf(file) is not { } project)
            return MethodSummary.Empty;
        if (project.Calls.Summaries != this)
            return project.Calls.Summaries.Of(method, depth, cancellation);

        var declared = DeclarationsOfFile.Of(file, cancellation).At(reference.Span);
        if (declared is null || !index.LeadsToDatabase(declared, depth - 1))
            return MethodSummary.Empty;

        // A method that calls nothing of interest is the same at every depth.
        var calls = index.CallsOn(declared, depth - 1) ? depth - 1 : 0;
        if (!_known.TryGetValue((method, calls), out var summary))
            _known.TryAdd((method, calls), summary = Make(method, reference, project, calls, cancellation));
        return summary;
    }

    private static MethodSummary Make(IMethodSymbol method, SyntaxReference reference, ProjectUnderAnalysis project, int depth, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var body = BodyUnderAnalysis.OfCallee(project, method, reference.GetSyntax(cancellation), project.Models.For(reference.SyntaxTree), depth, cancellation);
        return body is null ? MethodSummary.Empty : new SummaryReader(body, method).Read();
    }

    private static bool HasBody(SyntaxReference reference) => !reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);

    private sealed class MethodAndDepthComparer : IEqualityComparer<(IMethodSymbol Method, int Depth)>
    {
        public bool Equals((IMethodSymbol Method, int Depth) one, (IMethodSymbol Method, int Depth) other) =>
            one.Depth == other.Depth && SymbolEqualityComparer.Default.Equals(one.Method, other.Method);

        public int GetHashCode((IMethodSymbol Method, int Depth) key) => SymbolEqualityComparer.Default.GetHashCode(key.Method) * 7 + key.Depth;
    }
}
