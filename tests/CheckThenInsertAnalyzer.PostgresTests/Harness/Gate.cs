using Npgsql;

namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>
/// A third session that holds callers back at a meeting point until it lets them go. Nothing here depends on how fast
/// anything is: the server says who waits.
/// </summary>
internal sealed class Gate : IAsyncDisposable
{
    // Any number will do: every race has a database, and so its own advisory locks.
    private const int AdvisoryKey = 1;

    // Bounds a hang only; building an EF model for the first time takes seconds on a busy machine.
    private static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    private readonly NpgsqlConnection connection;
    private NpgsqlTransaction? transaction;

    private Gate(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>Closes the gate; from now on callers wait at the meeting point.</summary>
    /// <param name="database">Where the race takes place.</param>
    /// <param name="table">The table that is written to, as SQL needs it; null for the only one.</param>
    /// <param name="meetingPoint">Where callers wait.</param>
    public static async Task<Gate> CloseAsync(PostgresDatabase database, string? table, MeetingPoint meetingPoint)
    {
        var connection = await database.OpenAsync();
        var gate = new Gate(connection);
        var chosen = await UserTables.ChooseAsync(connection, table);
        if (meetingPoint is MeetingPoint.FirstInsertedRow)
            await gate.ExecuteAsync(TriggerOn(chosen));
        gate.transaction = await connection.BeginTransactionAsync();
        await gate.ExecuteAsync(meetingPoint is MeetingPoint.FirstInsertedRow
            ? $"SELECT pg_advisory_xact_lock({AdvisoryKey})"
            // Lets SELECT through, also SELECT FOR UPDATE, and blocks INSERT, UPDATE, DELETE and MERGE.
            : $"LOCK TABLE {chosen} IN SHARE ROW EXCLUSIVE MODE");
        return gate;
    }

    /// <summary>
    /// Waits until both callers wait: at the gate, or one at the gate and the other behind it, which is what a program
    /// that takes a lock of its own does.
    /// </summary>
    /// <param name="applicationNames">Who shall arrive.</param>
    /// <param name="calls">Their calls; one that ends before it arrives never met the other.</param>
    /// <exception cref="ProofFailedException">The callers did not meet; says what was seen instead.</exception>
    public async Task UntilAllWaitAsync(IReadOnlyList<string> applicationNames, IReadOnlyList<Task<CallOutcome>> calls)
    {
        using var limit = new CancellationTokenSource(HangLimit);
        while (await WaitingAsync(applicationNames) < applicationNames.Count)
        {
            if (calls.FirstOrDefault(call => call.IsCompleted) is { } ended)
                throw new ProofFailedException($"A call ended before it came to the meeting point: {await ended}");
            if (limit.IsCancellationRequested)
                throw new ProofFailedException($"The calls did not come to the meeting point in {HangLimit.TotalSeconds} seconds. Sessions:\n{await SessionsAsync()}");
            await Task.Delay(BetweenLooks);
        }
    }

    /// <summary>Lets the callers go.</summary>
    public async Task OpenAsync()
    {
        if (Interlocked.Exchange(ref transaction, null) is { } held)
            await held.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await OpenAsync();
        await connection.DisposeAsync();
    }

    private static string TriggerOn(string table) => $"""
        CREATE FUNCTION meeting_point() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_advisory_xact_lock_shared({AdvisoryKey}); RETURN NEW; END $$;
        CREATE TRIGGER meeting_point BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION meeting_point();
        """;

    private async Task<int> WaitingAsync(IReadOnlyList<string> applicationNames)
    {
        const string sql = """
            WITH callers AS (SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = ANY (@names))
            SELECT count(DISTINCT pid)::int FROM callers JOIN pg_locks USING (pid)
            WHERE NOT granted AND pg_blocking_pids(pid) && (SELECT array_agg(pid) || pg_backend_pid() FROM callers)
            """;
        // The view of activity is a snapshot that lasts as long as the transaction, unless it is cleared.
        await ExecuteAsync("SELECT pg_stat_clear_snapshot()");
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new("names", applicationNames.ToArray()) } };
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private async Task<string> SessionsAsync()
    {
        const string sql = """
            SELECT format('%s %s %s waits for %s: %s', pid, application_name, state, coalesce(
                (SELECT string_agg(locktype || ' ' || mode, ', ') FROM pg_locks l WHERE l.pid = a.pid AND NOT granted), 'nothing'), query)
            FROM pg_stat_activity a WHERE datname = current_database()
            """;
        await ExecuteAsync("SELECT pg_stat_clear_snapshot()");
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
