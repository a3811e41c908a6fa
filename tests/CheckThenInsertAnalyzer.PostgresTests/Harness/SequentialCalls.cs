using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>Runs calls one after the other in a fresh database.</summary>
internal static class SequentialCalls
{
    private const string Caller = "sequential caller";

    /// <summary>Gives each call a session of its own, as web requests have.</summary>
    public static async Task<Observation> RunAsync(PostgresServer server, ProofSource source, CompiledProgram program, IEnumerable<ProofCall> calls)
    {
        await using var database = await server.CreateDatabaseAsync(source.Ddl + source.Seed);
        var outcomes = ImmutableArray.CreateBuilder<CallOutcome>();
        foreach (var call in calls)
        {
            await using var session = await ProgramSession.OpenAsync(program, database, Caller);
            outcomes.Add(await CallAsync(program, session, call));
        }

        return new Observation(outcomes.ToImmutable(), await TableRows.ReadAsync(database, source));
    }

    /// <summary>Gives all calls one session: what a failed call leaves in a context is there for the next.</summary>
    public static async Task<Observation> RunInOneSessionAsync(PostgresServer server, ProofSource source, CompiledProgram program, IEnumerable<ProofCall> calls)
    {
        await using var database = await server.CreateDatabaseAsync(source.Ddl + source.Seed);
        await using var session = await ProgramSession.OpenAsync(program, database, Caller);
        var outcomes = ImmutableArray.CreateBuilder<CallOutcome>();
        foreach (var call in calls)
            outcomes.Add(await CallAsync(program, session, call));
        return new Observation(outcomes.ToImmutable(), await TableRows.ReadAsync(database, source));
    }

    private static Task<CallOutcome> CallAsync(CompiledProgram program, ProgramSession session, ProofCall call) =>
        CallOutcome.OfAsync(() => program.InvokeAsync(session.Argument, call.Arguments));
}
