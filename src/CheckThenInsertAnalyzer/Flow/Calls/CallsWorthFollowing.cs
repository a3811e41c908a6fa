using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells from names alone whether a body may check and insert by way of the methods that it calls.</summary>
internal static class CallsWorthFollowing
{
    /// <summary>Whether something in the body may read, something may write, and one of the two may be a call's. Accessors and initialisers are not looked at.</summary>
    /// <param name="body">The declaration.</param>
    /// <param name="project">The project, whose methods are not looked for on behalf of a body that calls nothing.</param>
    /// <param name="options">How far calls are followed, and which methods are taught.</param>
    /// <param name="cancellation">Ends the analysis early.</param>
    public static bool AreIn(SyntaxNode body, ProjectUnderAnalysis project, AnalysisOptions options, CancellationToken cancellation) =>
        DeclarationsOfFile.Of(body.SyntaxTree, cancellation).At(body.Span) is { Calls.Count: > 0 } method
        && (HasPairByName(method) || HasTaughtPair(method, options) || project.Calls.Index.ReadsAndWrites(method, options.MaximumCallDepth));

    /// <summary>Whether the body may read, itself or by way of the methods that it names; what is no method's may.</summary>
    public static bool MayRead(SyntaxNode body, SourceIndex index, AnalysisOptions options, CancellationToken cancellation) =>
        DeclarationsOfFile.Of(body.SyntaxTree, cancellation).At(body.Span) is not { } method
        || !index.ReachOf(method, calls: 0).Reads.IsEmpty
        || method.Names.Any(name => index.MethodsNamed(name).Any(named => !index.ReachOf(named, options.MaximumCallDepth - 1).Reads.IsEmpty));

    /// <summary>Whether two calls on one receiver have names of a check and of an insert.</summary>
    private static bool HasPairByName(DeclaredMethod method) => method.Calls.Any(insert =>
        insert.Receiver is { Length: > 0 }
        && MethodNames.MayInsert(insert.Name)
        && method.Calls.Any(check => check.Receiver == insert.Receiver && MethodNames.MayCheck(check.Name)));

    private static bool HasTaughtPair(DeclaredMethod method, AnalysisOptions options) =>
        options.ExistenceMethods.Any(taught => method.Calls.Any(call => call.Name == taught.Method))
        && method.Calls.Any(call => MethodNames.MayInsert(call.Name) || options.InsertMethods.Any(taught => taught.Method == call.Name));
}
