namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>
/// What a program's calls, one after the other, show without a code fix and with it. <see cref="Proof"/> is for rewrites
/// that only a race can tell from what was there; this is for those that change what one caller sees.
/// </summary>
/// <param name="Before">What the program does as it was written.</param>
/// <param name="After">What it does once the fix is applied.</param>
internal sealed record BeforeAndAfter(Observation Before, Observation After)
{
    /// <summary>Applies the package's code fix and runs the program's calls with and without it, each in a session of its own.</summary>
    /// <param name="server">Where.</param>
    /// <param name="source">The program.</param>
    /// <param name="diagnosticId">The diagnostic; the program must have exactly one of it, with one fix.</param>
    /// <exception cref="ProofFailedException">The fix cannot be made.</exception>
    public static Task<BeforeAndAfter> OfAsync(PostgresServer server, ProofSource source, string diagnosticId) =>
        OfAsync(source, diagnosticId, program => SequentialCalls.RunAsync(server, source, program, source.Calls));

    /// <summary>The same with one session, and so one context, for all calls.</summary>
    /// <param name="server">Where.</param>
    /// <param name="source">The program.</param>
    /// <param name="diagnosticId">The diagnostic; the program must have exactly one of it, with one fix.</param>
    /// <exception cref="ProofFailedException">The fix cannot be made.</exception>
    public static Task<BeforeAndAfter> InOneSessionAsync(PostgresServer server, ProofSource source, string diagnosticId) =>
        OfAsync(source, diagnosticId, program => SequentialCalls.RunInOneSessionAsync(server, source, program, source.Calls));

    private static async Task<BeforeAndAfter> OfAsync(ProofSource source, string diagnosticId, Func<CompiledProgram, Task<Observation>> run)
    {
        var fixedCode = await CodeFixRun.OfPackage.ApplyAsync(source, diagnosticId);
        using var before = CompiledProgram.Compile(source.Code, source.Libraries, source.Method);
        using var after = CompiledProgram.Compile(fixedCode, source.Libraries, source.Method);
        return new BeforeAndAfter(await run(before), await run(after));
    }
}
