using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Finds every database call of a body: looks at the name first, then at the symbol.</summary>
internal static class CallRecogniser
{
    /// <summary>Whether a method of that name may reach the database, so that its body is worth binding.</summary>
    public static bool IsCandidate(string name) =>
        DapperRecogniser.IsCandidate(name)
        || EntityFrameworkRecogniser.IsCandidate(name)
        || NpgsqlRecogniser.IsCandidate(name);

    /// <summary>The calls in source order.</summary>
    /// <param name="body">All operations of the body.</param>
    /// <param name="locals">The body's assignments.</param>
    /// <param name="libraries">What the compilation references.</param>
    /// <param name="models">For SQL texts that stand in members of other files.</param>
    /// <param name="keyOf">The only property of an entity's key; null when there are several or none is known.</param>
    public static ImmutableArray<DatabaseCall> Recognise(IReadOnlyList<IOperation> body, LocalAssignments locals, LibrarySymbols libraries, SemanticModels models, Func<INamedTypeSymbol, IPropertySymbol?> keyOf)
    {
        var texts = new SqlLiteralReader(locals, models);
        var dapper = libraries.Dapper is { } dapperSymbols ? new DapperRecogniser(dapperSymbols, locals, texts, body) : null;
        var npgsql = libraries.AdoNet is { } adoNet ? new NpgsqlRecogniser(adoNet, new CommandHistory(locals, texts, body)) : null;
        var entityFramework = libraries.EntityFramework is { } efSymbols ? new EntityFrameworkRecogniser(efSymbols, locals, texts, models, body, keyOf) : null;

        var calls = ImmutableArray.CreateBuilder<DatabaseCall>();
        foreach (var operation in body)
        {
            if (TransactionRecogniser.Recognise(operation) is { } transaction)
                calls.Add(transaction);
            if (operation is IMethodReferenceOperation handedOn && npgsql?.Recognise(handedOn) is { } run)
                calls.AddRange(run);
            if (operation is ISimpleAssignmentOperation assignment && entityFramework?.Recognise(assignment) is { } stateChange)
                calls.Add(stateChange);
            if (operation is not IInvocationOperation invocation || !IsCandidate(invocation.TargetMethod.Name) || OtherProviders.Owns(invocation.Receiver()?.WithoutConversions().Type))
                continue;

            var recognised = dapper?.Recognise(invocation) ?? npgsql?.Recognise(invocation) ?? entityFramework?.Recognise(invocation);
            if (recognised is not null)
                calls.AddRange(recognised);
        }

        return calls.ToImmutable();
    }
}
