namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>
/// That a rewrite is right, shown on a server. One caller at a time sees no difference between before and after. When two
/// callers meet between check and insert, before fails, and after ends as if the two had come one after the other.
/// </summary>
internal sealed class Proof
{
    private readonly ProofSource source;
    private readonly PostgresServer server;

    private Proof(ProofSource source, PostgresServer server)
    {
        this.source = source;
        this.server = server;
    }

    public static Proof Of(ProofSource source, PostgresServer server) => new(source, server);

    /// <summary>Proves the rewrite that the package's code fix makes.</summary>
    /// <param name="diagnosticId">The diagnostic; the program must have exactly one of it.</param>
    /// <param name="fix">The fix's equivalence key or title; null when only one is offered.</param>
    /// <returns>The rewritten program, for assertions about its text.</returns>
    /// <exception cref="ProofFailedException">The rewrite cannot be made or is wrong.</exception>
    public async Task<string> FixedBy(string diagnosticId, string? fix = null)
    {
        var after = await CodeFixRun.OfPackage.ApplyAsync(source, diagnosticId, fix);
        await RewrittenAs(after);
        return after;
    }

    /// <summary>Proves a rewrite given as text.</summary>
    /// <exception cref="ProofFailedException">The rewrite is wrong; says what was seen.</exception>
    public async Task RewrittenAs(string afterCode)
    {
        using var before = CompiledProgram.Compile(source.Code, source.Libraries, source.Method);
        using var after = CompiledProgram.Compile(afterCode, source.Libraries, source.Method);
        var serialOrders = await SerialOrdersAsync(before);
        await OneCallerSeesNoDifferenceAsync(before, after, afterCode);
        await BeforeFailsAsync(before, serialOrders);
        await AfterIsSerialAsync(after, afterCode, serialOrders);
    }

    private async Task<Observation[]> SerialOrdersAsync(CompiledProgram before)
    {
        var (first, second) = source.Race;
        var oneWay = await SequentialCalls.RunAsync(server, source, before, [first, second]);
        var otherWay = await SequentialCalls.RunAsync(server, source, before, [second, first]);
        return [oneWay, otherWay with { Outcomes = [otherWay.Outcomes[1], otherWay.Outcomes[0]] }];
    }

    private async Task OneCallerSeesNoDifferenceAsync(CompiledProgram before, CompiledProgram after, string afterCode)
    {
        var old = await SequentialCalls.RunAsync(server, source, before, source.Calls);
        var rewritten = await SequentialCalls.RunAsync(server, source, after, source.Calls);
        if (!old.Matches(rewritten))
        {
            throw new ProofFailedException(
                $"One caller at a time sees a difference. Calls: {string.Join(" ", source.Calls)}\nBefore:\n{old}\nAfter:\n{rewritten}\n{afterCode}");
        }
    }

    private async Task BeforeFailsAsync(CompiledProgram before, Observation[] serialOrders)
    {
        var race = await TwoSessions.RunAsync(server, source, before);
        var storedTooMuch = serialOrders.All(serial => race.Rows.All.Length > serial.Rows.All.Length);
        if (!race.UniqueViolations.Any() && !storedTooMuch)
            throw new ProofFailedException($"The program before the rewrite does not fail when two callers meet:\n{race}");
    }

    private async Task AfterIsSerialAsync(CompiledProgram after, string afterCode, Observation[] serialOrders)
    {
        var race = await TwoSessions.RunAsync(server, source, after);
        if (!serialOrders.Any(race.Matches))
        {
            throw new ProofFailedException(
                $"After the rewrite two callers that meet do not end as if one had come after the other.\nSeen:\n{race}\n"
                + $"Expected:\n{serialOrders[0]}\nor:\n{serialOrders[1]}\n{afterCode}");
        }
    }
}
