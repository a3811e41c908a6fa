namespace CheckThenInsertAnalyzer.PostgresTests.Server;

/// <summary>A line of the password file.</summary>
/// <param name="Name">The login name.</param>
/// <param name="Group">The number of its primary group.</param>
internal sealed record UserAccount(string Name, string Group)
{
    private static readonly string[] Preferred = ["postgres", "nobody"];

    /// <summary>The accounts of this machine that a throw-away server may use, best first.</summary>
    public static async Task<IReadOnlyList<UserAccount>> UnprivilegedAsync()
    {
        var accounts = (await File.ReadAllLinesAsync("/etc/passwd"))
            .Select(line => line.Split(':'))
            .Where(fields => fields.Length > 3)
            .ToLookup(fields => fields[0], fields => new UserAccount(fields[0], fields[3]));
        return [.. Preferred.SelectMany(name => accounts[name])];
    }

    /// <summary>The programs that run a command line as this user; which of them a system has differs.</summary>
    public IEnumerable<Func<CommandLine, CommandLine>> WaysToSwitch() =>
    [
        command => new CommandLine("runuser", ["-u", Name, "--", command.Program, .. command.Arguments]),
        command => new CommandLine("setpriv", [$"--reuid={Name}", $"--regid={Group}", "--clear-groups", command.Program, .. command.Arguments]),
        command => new CommandLine("su", [Name, "-s", "/bin/sh", "-c", ShellText(command)]),
    ];

    private static string ShellText(CommandLine command) =>
        string.Join(' ', command.Arguments.Prepend(command.Program).Select(word => $"'{word.Replace("'", "'\\''")}'"));
}
