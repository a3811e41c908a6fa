using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>Runs calls one after the other in a fresh database, each with a session of its own.</summary>
internal static class SequentialCalls
{
    public static async Task<Observation> RunAsync(PostgresServer server, ProofSource source, CompiledProgram program, IEnumerable<ProofCall> calls)
    {
        await using var database = await server.CreateDatabaseAsync(source.Ddl + source.Seed);
        var outcomes = ImmutableArray.CreateBuilder<CallOutcome>();
        foreach (var call in calls)
        {
            await using var session = await ProgramSession.OpenAsync(program, database, "sequential caller");
            outcomes.Add(await CallOutcome.OfAsync(() => program.InvokeAsync(session.Argument, call.Arguments)));
        }

        return new Observation(outcomes.ToImmutable(), await TableRows.ReadAsync(database, source));
    }
}
