namespace CheckThenInsertAnalyzer.PostgresTests.Server;

/// <summary>The account of the operating system under which a server runs. PostgreSQL refuses to run as root.</summary>
internal sealed class ServerAccount
{
    private readonly Func<CommandLine, CommandLine> switchUser;

    private ServerAccount(Func<CommandLine, CommandLine> switchUser) => this.switchUser = switchUser;

    /// <summary>The same command line, run under this account.</summary>
    public CommandLine Run(CommandLine command) => switchUser(command);

    /// <summary>The account of this process, or an unprivileged one when this process belongs to root.</summary>
    /// <exception cref="InvalidOperationException">No other account or no program that switches to it works here.</exception>
    public static async Task<ServerAccount> FindAsync()
    {
        // Under Windows pg_ctl itself drops an administrator's rights.
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return new ServerAccount(command => command);

        var reasons = new List<string>();
        foreach (var user in await UserAccount.UnprivilegedAsync())
        {
            foreach (var switchUser in user.WaysToSwitch())
            {
                if (await WhyNotAsync(switchUser) is not { } reason)
                    return new ServerAccount(switchUser);
                reasons.Add(reason);
            }
        }

        throw new InvalidOperationException(
            $"PostgreSQL does not run as root, and no other account could be used: {string.Join("; ", reasons)}");
    }

    private static async Task<string?> WhyNotAsync(Func<CommandLine, CommandLine> switchUser)
    {
        var whoAmI = switchUser(new CommandLine("id", "-u"));
        try
        {
            return await whoAmI.RunAsync() == "0" ? $"`{whoAmI}` is still root" : null;
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
    }
}
