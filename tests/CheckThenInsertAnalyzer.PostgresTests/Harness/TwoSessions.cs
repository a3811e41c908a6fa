namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>Runs two calls so that both have done everything before the meeting point when either goes past it.</summary>
internal static class TwoSessions
{
    private static readonly string[] Callers = ["first caller", "second caller"];

    // Bounds a hang only.
    private static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(60);

    public static async Task<Observation> RunAsync(PostgresServer server, ProofSource source, CompiledProgram program)
    {
        await using var database = await server.CreateDatabaseAsync(source.Ddl + source.Seed);
        await using var first = await ProgramSession.OpenAsync(program, database, Callers[0]);
        await using var second = await ProgramSession.OpenAsync(program, database, Callers[1]);
        await using var gate = await Gate.CloseAsync(database, source.Table, source.MeetingPoint);
        Task<CallOutcome>[] calls = [Start(program, first, source.Race.First), Start(program, second, source.Race.Second)];
        try
        {
            await gate.UntilAllWaitAsync(Callers, calls);
        }
        finally
        {
            await gate.OpenAsync();
            await Task.WhenAll(calls).WaitAsync(HangLimit);
        }

        return new Observation([await calls[0], await calls[1]], await TableRows.ReadAsync(database, source));
    }

    // A synchronous method would keep the other one from starting.
    private static Task<CallOutcome> Start(CompiledProgram program, ProgramSession session, ProofCall call) =>
        Task.Run(() => CallOutcome.OfAsync(() => program.InvokeAsync(session.Argument, call.Arguments)));
}
