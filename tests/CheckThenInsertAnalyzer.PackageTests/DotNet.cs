using System.Diagnostics;
using System.Text;

namespace CheckThenInsertAnalyzer.PackageTests;

/// <summary>Runs the .NET command line as a user would, in a directory of its own.</summary>
internal static class DotNet
{
    /// <summary>Runs <c>dotnet</c> and returns what it printed; fails with that output when it did not succeed.</summary>
    /// <param name="directory">The working directory.</param>
    /// <param name="packagesFolder">Where packages are unpacked, so that no copy from an earlier run is used; null for the machine's own folder.</param>
    /// <param name="arguments">The command's arguments.</param>
    public static async Task<string> RunAsync(string directory, string? packagesFolder, params string[] arguments)
    {
        using var process = new Process { StartInfo = StartInfo(directory, packagesFolder, arguments) };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);

        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync();

        var text = output.ToString();
        return process.ExitCode == 0
            ? text
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:{Environment.NewLine}{text}");
    }

    private static ProcessStartInfo StartInfo(string directory, string? packagesFolder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the test run itself was started with must not reach the builds under test.
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.Ordinal) || name.StartsWith("TESTINGPLATFORM", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "true";

        // A build server that outlived the command would keep the output pipes open and the packed assemblies loaded.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";

        if (packagesFolder is not null)
        {
            start.Environment["NUGET_PACKAGES"] = packagesFolder;
        }

        return start;
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }
}
