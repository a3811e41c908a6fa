using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CheckThenInsertAnalyzer.CodeFixes.Witness;

/// <summary>
/// A test in which a race takes place. Two sessions call the method, and a trigger keeps each from storing the row that it inserts until a third
/// session lets go. It does so when the server says that both wait, so that nothing depends on how fast anything is. A trigger, as a lock on the
/// table would hold a check that is itself an UPDATE or DELETE; its function is a temporary one, with which the server drops it in any event.
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

    /// <summary>Whether the test compiles in a project: only then is everything that it touches there and in its reach.</summary>
    public bool Binds(WitnessProject target, CancellationToken cancellation)
    {
        var tree = CSharpSyntaxTree.ParseText(Text, (CSharpParseOptions)target.Project.ParseOptions!, cancellationToken: cancellation);
        var model = target.Compilation.AddSyntaxTrees(tree).GetSemanticModel(tree);
        return !model.GetDiagnostics(cancellationToken: cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>The whole file, with line feeds.</summary>
    public string Text => $$"""
        {{Usings}}

        namespace {{Namespace}};

        /// <summary>Two sessions call {{Call.Method.ContainingType.Name}}.{{Call.Method.Name}}, and both have looked for the row when either stores it.</summary>
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

            /// <summary>Holds two calls back until both are about to store a row. Gives the number of rows they stored, and what they threw.</summary>
            private static async Task<(long Rows, ConcurrentQueue<Exception> Failures)> MeetAsync(Func<string, Task> call)
            {
                // A database that has the application's tables and nothing to lose: the row stays.
                var database = Environment.GetEnvironmentVariable("{{Variable}}")
                    ?? throw new InvalidOperationException("Set {{Variable}} to the connection string of a database that has the application's tables.");
                var race = "race_" + Guid.NewGuid().ToString("N");
                var connectionString = new NpgsqlConnectionStringBuilder(database) { Pooling = false, ApplicationName = race }.ConnectionString;
                {{Indented(Table.Setup, 8)}}
                await using var observer = new NpgsqlConnection(connectionString);
                await observer.OpenAsync();
                await using var gate = new NpgsqlConnection(connectionString);
                await gate.OpenAsync();
                var before = await NumberAsync(observer, $"SELECT count(*) FROM {table}");

                // Whoever inserts a row waits until the gate gives its lock back. Function and trigger go with the gate's session.
                await NumberAsync(gate, "SELECT 1 FROM pg_advisory_lock(23505)");
                await NumberAsync(gate, $"CREATE FUNCTION pg_temp.{race}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock_shared(23505); RETURN NEW; END'");
                await NumberAsync(gate, $"CREATE TRIGGER {race} BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION pg_temp.{race}()");
                var failures = new ConcurrentQueue<Exception>();
                var calls = new[] { StartAsync("1"), StartAsync("2") };
                try
                {
                    var limit = DateTime.UtcNow.AddSeconds(30);
                    while (await NumberAsync(observer, $"SELECT count(DISTINCT application_name) FROM pg_stat_activity WHERE application_name IN ('{race}1', '{race}2') AND wait_event_type = 'Lock'") < 2)
                    {
                        if (calls.Any(started => started.IsCompleted) || DateTime.UtcNow > limit)
                            throw new InvalidOperationException("The sessions did not meet before they stored a row. " + string.Join(Environment.NewLine, failures));
                        await Task.Delay(10);
                    }
                }
                finally
                {
                    await NumberAsync(gate, "SELECT 1 FROM pg_advisory_unlock(23505)");
                    await Task.WhenAll(calls);
                }

                return (await NumberAsync(observer, $"SELECT count(*) FROM {table}") - before, failures);

                Task StartAsync(string caller) => Task.Run(async () =>
                {
                    try
                    {
                        await call(new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = race + caller }.ConnectionString);
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
