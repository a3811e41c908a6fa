using System.ComponentModel;
using System.Diagnostics;

namespace CheckThenInsertAnalyzer.PostgresTests.Server;

/// <summary>A program and its arguments, not yet started.</summary>
/// <param name="Program">A full path, or a name that is looked up on PATH.</param>
/// <param name="Arguments">One element an argument, unquoted.</param>
internal sealed record CommandLine(string Program, params IReadOnlyList<string> Arguments)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    // A daemon may inherit the pipes and keep them open after the program that started it has ended.
    private static readonly TimeSpan TimeForLastOutput = TimeSpan.FromSeconds(2);

    /// <summary>Runs the program to its end.</summary>
    /// <exception cref="InvalidOperationException">It could not be started, took longer than a minute, or did not exit with 0.</exception>
    public async Task<string> RunAsync()
    {
        var result = await RunToExitAsync();
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException($"`{this}` exited with {result.ExitCode}: {result.Output}");
    }

    public override string ToString() => string.Join(' ', Arguments.Prepend(Program));

    private async Task<ProgramResult> RunToExitAsync()
    {
        using var process = Start();
        process.StandardInput.Close();
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!await Task.Run(() => process.WaitForExit(TimeLimit)))
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"`{this}` had not ended after {TimeLimit.TotalSeconds} seconds");
        }

        var finished = await Task.WhenAny(output, Task.Delay(TimeForLastOutput)) == output;
        return new ProgramResult(process.ExitCode, finished ? string.Join('\n', await output).Trim() : "");
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Another user may not be allowed to enter the folder that the tests run in.
            WorkingDirectory = Path.GetPathRoot(Path.GetTempPath()),
            Environment = { ["LC_ALL"] = "C" },
        };
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"`{this}` could not be started");
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"`{this}` could not be started: {exception.Message}", exception);
        }
    }
}
