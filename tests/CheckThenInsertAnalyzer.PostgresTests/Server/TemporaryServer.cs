using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace CheckThenInsertAnalyzer.PostgresTests.Server;

/// <summary>The life of a throw-away server: a fresh data folder, a free port, and nothing left at the end.</summary>
internal sealed class TemporaryServer : IRunningServer
{
    // Between choosing a free port and listening on it another program may take it.
    private const int PortsToTry = 3;

    private static readonly PosixSignal[] Endings = [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP];

    private readonly PostgresBinaries binaries;
    private readonly ServerAccount account;
    private readonly TemporaryFolder folder;
    private readonly PosixSignalRegistration[] endings;
    private int stopped;

    private TemporaryServer(PostgresBinaries binaries, ServerAccount account, TemporaryFolder folder)
    {
        this.binaries = binaries;
        this.account = account;
        this.folder = folder;
        // A test run that is told to end does not come round to disposing its fixtures.
        endings = [.. Endings.Select(signal => PosixSignalRegistration.Create(signal, _ => Stop()))];
    }

    public string ConnectionString { get; private set; } = "";

    private string DataFolder => Path.Combine(folder.FullName, "data");

    private string LogFile => Path.Combine(folder.FullName, "log");

    /// <exception cref="InvalidOperationException">One of the programs failed; its output is the message.</exception>
    public static async Task<TemporaryServer> StartAsync(PostgresBinaries binaries, ServerAccount account)
    {
        var server = new TemporaryServer(binaries, account, await TemporaryFolder.CreateAsync(account));
        try
        {
            await server.InitializeAsync();
            await server.ListenAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public Task<string> DumpSchemaAsync(string database) => binaries.PgDump(ConnectionString, database).RunAsync();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref stopped, 1) == 1)
            return;

        // The data is thrown away, so there is no reason to wait for a checkpoint.
        if (File.Exists(Path.Combine(DataFolder, "postmaster.pid")))
            await account.Run(binaries.PgCtl("-D", DataFolder, "-m", "immediate", "-w", "stop")).RunAsync();
        folder.Delete();
        foreach (var ending in endings)
            ending.Dispose();
    }

    private void Stop() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task InitializeAsync()
    {
        await account.Run(binaries.InitDb("-D", DataFolder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")).RunAsync();
        await File.AppendAllTextAsync(Path.Combine(DataFolder, "postgresql.conf"), """

            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 100
            fsync = off
            full_page_writes = off

            """);
    }

    private async Task ListenAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            await File.AppendAllTextAsync(Path.Combine(DataFolder, "postgresql.conf"), $"port = {port}\n");
            try
            {
                await account.Run(binaries.PgCtl("-D", DataFolder, "-l", LogFile, "-w", "start")).RunAsync();
                ConnectionString = $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres";
                return;
            }
            catch (InvalidOperationException) when (attempt < PortsToTry)
            {
            }
            catch (InvalidOperationException exception)
            {
                throw new InvalidOperationException($"{exception.Message}\n{await LogAsync()}", exception);
            }
        }
    }

    private async Task<string> LogAsync() => File.Exists(LogFile) ? await File.ReadAllTextAsync(LogFile) : "";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
