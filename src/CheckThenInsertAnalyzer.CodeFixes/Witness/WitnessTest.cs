using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.CodeFixes.Witness;

/// <summary>
/// A test in which a race takes place. Two sessions call the method while a third holds a lock on the table that lets both read and neither
/// write. It lets go when the server says that both wait, so that nothing depends on how fast anything is.
/// </summary>
/// <param name="Call">The call of the user's method.</param>
/// <param name="Table">The table that is written to.</param>
/// <param name="Framework">What the test is for.</param>
/// <param name="Namespace">Where the class stands.</param>
internal sealed record WitnessTest(WitnessCall Call, WitnessTable Table, TestFramework Framework, string Namespace)
{
    /// <summary>The environment variable that holds a connection string.</summary>
    private const string Variable = "CTI_WITNESS_POSTGRES";

    /// <summary>The name of the test's class.</summary>
    public string ClassName => ClassNameOf(Call.Method);

    /// <summary>The name of the class that tests a method.</summary>
    public static string ClassNameOf(IMethodSymbol method) => $"{method.ContainingType.Name}{method.Name}RaceTests";

    /// <summary>The whole file, with line feeds.</summary>
    public string Text => $$"""
        {{Usings}}

        namespace {{Namespace}};

        /// <summary>Two sessions call {{Call.Method.ContainingType.Name}}.{{Call.Method.Name}}, and both have looked for the row when either inserts it.</summary>
        {{(Framework.ClassAttribute is { } mark ? $"[{mark}]\n" : "")}}public sealed class {{ClassName}}
        {
            [{{Framework.Mark}}]
            public async Task TwoSessionsLeaveOneRow()
            {
                {{Indented(ValueLines, 8)}}
                var (rows, failures) = await MeetAsync(session => CallAsync({{string.Join(", ", new[] { "session" }.Concat(Call.Arguments.Select(argument => argument.Name)))}}));
                var seen = string.Join(Environment.NewLine, failures);
                {{Framework.Assertion($"failures.All(failure => {SqlState} != \"23505\")", "\"A session ran into the unique index: \" + seen")}}
                {{Framework.Assertion("rows == 1", "rows + \" rows were stored. \" + seen")}}
            }

            private static async Task CallAsync({{string.Join(", ", new[] { "string connectionString" }.Concat(Call.Arguments.Select(argument => $"{argument.Type} {argument.Name}")))}})
            {
                {{Indented(Call.Session.Setup.Length > 0 ? Call.Session.Setup + "\n" + Statement : Statement, 8)}}
            }

            /// <summary>Holds two calls back until both are about to write. Gives the number of rows they stored, and what they threw.</summary>
            private static async Task<(long Rows, ConcurrentQueue<Exception> Failures)> MeetAsync(Func<string, Task> call)
            {
                // A database that has the application's tables and nothing to lose: the row stays.
                var connectionString = Environment.GetEnvironmentVariable("{{Variable}}")
                    ?? throw new InvalidOperationException("Set {{Variable}} to the connection string of a database that has the application's tables.");
                {{Indented(Table.Setup, 8)}}
                await using var observer = new NpgsqlConnection(connectionString);
                await observer.OpenAsync();
                await using var gate = new NpgsqlConnection(connectionString);
                await gate.OpenAsync();
                var before = await NumberAsync(observer, $"SELECT count(*) FROM {table}");

                // The lock lets both look for the row, and keeps them from writing until it is released.
                var held = await gate.BeginTransactionAsync();
                await NumberAsync(gate, $"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE");
                var race = Guid.NewGuid().ToString("N");
                var failures = new ConcurrentQueue<Exception>();
                var calls = new[] { StartAsync("1"), StartAsync("2") };
                try
                {
                    var limit = DateTime.UtcNow.AddSeconds(30);
                    while (await NumberAsync(observer, $"SELECT count(DISTINCT application_name) FROM pg_stat_activity WHERE application_name LIKE '{race}%' AND wait_event_type = 'Lock'") < 2)
                    {
                        if (calls.Any(started => started.IsCompleted) || DateTime.UtcNow > limit)
                            throw new InvalidOperationException("The sessions did not meet before they wrote. " + string.Join(Environment.NewLine, failures));
                        await Task.Delay(10);
                    }
                }
                finally
                {
                    await held.DisposeAsync();
                    await Task.WhenAll(calls);
                }

                return (await NumberAsync(observer, $"SELECT count(*) FROM {table}") - before, failures);

                Task StartAsync(string caller) => Task.Run(async () =>
                {
                    try
                    {
                        await call(new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = race + caller, Pooling = false }.ConnectionString);
                    }
                    catch (Exception failure)
                    {
                        failures.Enqueue(failure);
                    }
                });
            }

            private static async Task<long> NumberAsync(NpgsqlConnection connection, string sql)
            {
                await using var command = new NpgsqlCommand(sql, connection);
                return Convert.ToInt64(await command.ExecuteScalarAsync());
            }
        }

        """;

    private string Usings => string.Join("\n", Namespaces.OrderBy(space => space, NamespaceOrder.SystemFirst).Select(space => $"using {space};"));

    private IEnumerable<string> Namespaces
    {
        get
        {
            string[] always = ["System", "System.Collections.Concurrent", "System.Linq", "System.Threading.Tasks", "Npgsql", Framework.Namespace];
            string[] ofCancellation = Call.Arguments.Any(argument => argument.Type == "CancellationToken") ? ["System.Threading"] : [];
            string[] ofContext = Call.Session.Context is null ? [] : ["Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Infrastructure", "Microsoft.EntityFrameworkCore.Storage"];
            return always.Concat(ofCancellation).Concat(ofContext);
        }
    }

    private string ValueLines => string.Join("\n", Call.Arguments.Select(argument => $"var {argument.Name} = {argument.Value};").Prepend(
        "// The same for both, and not there yet. What the tables ask of a value, such as a parent's key, is not known here."));

    private string Statement => (Call.IsAwaited ? "await " : "") + Call.Expression + ";";

    /// <summary>EF Core wraps what the server says.</summary>
    private string SqlState => Call.Session.Context is null
        ? "(failure as PostgresException)?.SqlState"
        : "((failure as DbUpdateException)?.InnerException as PostgresException ?? failure as PostgresException)?.SqlState";

    private static string Indented(string lines, int width) => lines.Replace("\n", "\n" + new string(' ', width));
}
