using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>CTI1001 where methods of the user's own run the command, or send the text, that they are given.</summary>
public sealed class ExecutorRaceTests
{
    private const string Commands = """
        public static class CommandExtensions
        {
            public static async IAsyncEnumerable<NpgsqlDataReader> ExecuteEnumerableAsync(this NpgsqlCommand command, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default)
            {
                await using var reader = await command.ExecuteReaderAsync(token);
                while (await reader.ReadAsync(token))
                    yield return reader;
            }

            public static async Task<bool> HasRowsAsync(this DbCommand command)
            {
                await using var reader = await command.ExecuteReaderAsync();
                return reader.HasRows;
            }

            public static async Task<T?> ScalarAsync<T>(NpgsqlCommand command)
            {
                var value = await command.ExecuteScalarAsync();
                return value is null or DBNull ? default : (T)value;
            }

            public static async Task<List<string>> ListAsync(this NpgsqlCommand command)
            {
                var names = new List<string>();
                using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                    names.Add(reader.GetString(0));
                return names;
            }

            public static async Task<string[]> ArrayAsync(DbCommand command)
            {
                var names = new List<string>();
                using (var reader = await command.ExecuteReaderAsync().ConfigureAwait(false))
                {
                    while (await reader.ReadAsync().ConfigureAwait(false))
                        names.Add(reader.GetString(0));
                }

                return names.ToArray();
            }

            public static Task<T?> AgainAsync<T>(NpgsqlCommand command) => ScalarAsync<T>(command);

            public static async Task<int> RunAsync(this NpgsqlCommand command) => await command.ExecuteNonQueryAsync();

            public static async Task<bool> TryRunAsync(this NpgsqlCommand command)
            {
                try
                {
                    return await command.ExecuteNonQueryAsync() > 0;
                }
                catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
                {
                    return false;
                }
            }
        }
        """;

    private const string Check = """
        await using var check = new NpgsqlCommand("SELECT email FROM users WHERE email = @email", connection);
        check.Parameters.AddWithValue("email", email);
        """;

    private const string Insert = """
        await using var insert = new NpgsqlCommand("INSERT INTO users (email) VALUES (@email)", connection);
        insert.Parameters.AddWithValue("email", email);
        """;

    private const string Texts = """
        public class Sender(NpgsqlConnection connection, ShopContext context)
        {
            public Task<T?> One<T>(string sql, object? values = null) => connection.QueryFirstOrDefaultAsync<T>(sql, values);

            public async Task<IReadOnlyList<T>> All<T>(string sql, object? values) => (await connection.QueryAsync<T>(sql, values)).ToList();

            public async Task<bool> Any(string sql, object values) => (await connection.QueryAsync<int>(sql, values)).Any();

            public async Task<T> Scalar<T>(string sql, object values) => (await connection.ExecuteScalarAsync<T>(sql, values))!;

            public Task<int> Run(string sql, object values) => connection.ExecuteAsync(sql, values);

            public async Task<int> RunWith(string sql, params NpgsqlParameter[] parameters)
            {
                await using var command = new NpgsqlCommand(sql, connection);
                command.Parameters.AddRange(parameters);
                return await command.ExecuteNonQueryAsync();
            }

            public Task<int> RunIn(string sql, NpgsqlParameter[] parameters) => RunWith(sql, parameters);

            public async Task<object?> ScalarWith(string sql, NpgsqlParameter[] parameters)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = sql;
                command.Parameters.AddRange(parameters);
                return await command.ExecuteScalarAsync();
            }

            public Task<int> Send(FormattableString sql) => context.Database.ExecuteSqlInterpolatedAsync(sql);

            public Task<int> SendRaw(string sql, params object[] values) => context.Database.ExecuteSqlRawAsync(sql, values);
        }
        """;

    private static readonly RuleVerifier Verifier = ShopModel.Verifier with { Schema = "CREATE TABLE users (id int PRIMARY KEY, email text UNIQUE); CREATE FUNCTION add_user(_email text) RETURNS void LANGUAGE sql AS 'INSERT INTO users (email) VALUES (_email)';" };

    [Theory]
    [InlineData("if (await check.HasRowsAsync())\n    return 1;")]
    [InlineData("if (await CommandExtensions.ScalarAsync<string>(check) is not null)\n    return 1;")]
    [InlineData("if (await CommandExtensions.AgainAsync<string>(command: check) is not null)\n    return 1;")]
    [InlineData("if ((await check.ListAsync()).Count > 0)\n    return 1;")]
    [InlineData("if ((await CommandExtensions.ArrayAsync(check)).Length > 0)\n    return 1;")]
    [InlineData("if ((await CommandExtensions.ArrayAsync(check)).FirstOrDefault() is { } found)\n    return found.Length;")]
    [InlineData("if (await check.ExecuteEnumerableAsync(token).Select(row => row.GetString(0)).FirstOrDefaultAsync(token) is not null)\n    return 1;")]
    [InlineData("if (await check.ExecuteEnumerableAsync().AnyAsync(token))\n    return 1;")]
    public Task Command_that_looks(string check) => Warns($$"""
        {{Check}}
        {{check}}
        {{Insert}}
        await insert.{|CTI1001:ExecuteNonQueryAsync|}(token);
        """, Commands);

    [Theory]
    [InlineData("if (!await CommandExtensions.ScalarAsync<bool>(check))", "SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)")]
    [InlineData("if (await CommandExtensions.ScalarAsync<long>(check) == 0)", "SELECT count(*) FROM users WHERE email = @email")]
    public Task Value_that_passes_through(string check, string sql) => Warns($$"""
        await using var check = new NpgsqlCommand("{{sql}}", connection);
        check.Parameters.AddWithValue("email", email);
        {{Insert}}
        {{check}}
            await insert.{|CTI1001:ExecuteNonQueryAsync|}(token);
        """, Commands);

    [Fact]
    public Task A_count_always_has_a_row() => IsSilent($$"""
        await using var check = new NpgsqlCommand("SELECT count(*) FROM users WHERE email = @email", connection);
        check.Parameters.AddWithValue("email", email);
        {{Insert}}
        if (!await check.HasRowsAsync())
            await insert.RunAsync();
        """, Commands);

    [Theory]
    [InlineData("await insert.{|CTI1001:RunAsync|}();")]
    [InlineData("await CommandExtensions.{|CTI1001:ScalarAsync|}<object>(insert);")]
    [InlineData("await foreach (var row in insert.{|CTI1001:ExecuteEnumerableAsync|}(token))\n    Log(row);")]
    public Task Command_that_inserts(string insert) => Warns($$"""
        {{Check}}
        if (await check.ExecuteScalarAsync(token) is not null)
            return 1;
        {{Insert}}
        {{insert}}
        """, Commands);

    [Fact]
    public Task Method_that_takes_the_violation() => IsSilent($$"""
        {{Check}}
        if (await check.ExecuteScalarAsync(token) is not null)
            return 1;
        {{Insert}}
        await insert.TryRunAsync();
        """, Commands);

    [Theory]
    [InlineData("if (await sender.One<User>(\"SELECT * FROM users WHERE email = @email\", new { email }) is null)")]
    [InlineData("if ((await sender.All<User>(\"SELECT * FROM users WHERE email = @email\", new { email })).Count == 0)")]
    [InlineData("if (!await sender.Any(\"SELECT 1 FROM users WHERE email = @email\", new { email }))")]
    [InlineData("if (!await sender.Scalar<bool>(\"SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)\", new { email }))")]
    [InlineData("if (!await sender.Scalar<bool>(\"SELECT 1 FROM users WHERE email = @email\", new { email }))")]
    [InlineData("if (await sender.Scalar<int>(\"SELECT count(*) FROM users WHERE email = @email\", values: new { email }) == 0)")]
    [InlineData("if (await sender.ScalarWith(\"SELECT 1 FROM users WHERE email = $1\", [new() { Value = email }]) == null)")]
    [InlineData("if (await sender.ScalarWith(\"SELECT 1 FROM users WHERE email = @email\", new[] { new NpgsqlParameter(\"email\", email) }) == null)")]
    public Task Text_that_looks(string check) => Warns($$"""
        {{check}}
            await connection.{|CTI1001:ExecuteAsync|}("INSERT INTO users (email) VALUES (@email)", new { email });
        """, Texts);

    [Theory]
    [InlineData("await sender.{|CTI1001:Run|}(\"INSERT INTO users (email) VALUES (@email)\", new { email });")]
    [InlineData("await sender.{|CTI1001:Run|}(\"SELECT add_user(@email)\", new { email });")]
    [InlineData("await sender.{|CTI1001:One|}<int>(\"INSERT INTO users (email) VALUES (@email) RETURNING id\", new { email });")]
    [InlineData("await sender.{|CTI1001:RunWith|}(\"INSERT INTO users (email) VALUES (@email)\", new NpgsqlParameter(\"email\", email));")]
    [InlineData("await sender.{|CTI1001:RunIn|}(\"INSERT INTO users (email) VALUES (@email)\", [new NpgsqlParameter(\"email\", email)]);")]
    [InlineData("var parameters = new[] { new NpgsqlParameter(\"email\", email) };\nawait sender.{|CTI1001:RunWith|}(\"INSERT INTO users (email) VALUES (@email)\", parameters);")]
    [InlineData("await sender.{|CTI1001:Send|}($\"INSERT INTO users (email) VALUES ({email})\");")]
    [InlineData("await sender.{|CTI1001:SendRaw|}(\"INSERT INTO users (email) VALUES ({0})\", email);")]
    public Task Text_that_inserts(string insert) => Warns($$"""
        if (await connection.ExecuteScalarAsync<int?>("SELECT 1 FROM users WHERE email = @email", new { email }) != null)
            return 1;
        {{insert}}
        """, Texts);

    [Theory]
    [InlineData("await sender.Run(\"INSERT INTO users (email) VALUES (@email) ON CONFLICT DO NOTHING\", new { email });")]
    [InlineData("await sender.Run(\"INSERT INTO orders (email) VALUES (@email)\", new { email });")]
    [InlineData("await sender.Run(\"UPDATE users SET id = 1 WHERE email = @email\", new { email });")]
    [InlineData("await sender.Run(name, new { email });")]
    public Task Text_that_settles_or_does_something_else(string insert) => IsSilent($$"""
        if (await connection.ExecuteScalarAsync<int?>("SELECT 1 FROM users WHERE email = @email", new { email }) != null)
            return 1;
        {{insert}}
        """, Texts);

    private static Task Warns(string body, string executors) => Verifier.Warns(Source(body, executors));

    private static Task IsSilent(string body, string executors) => Verifier.IsSilent(Source(body, executors));

    private static string Source(string body, string executors) =>
        executors + "\n" + ShopModel.Method(body).Replace("NpgsqlConnection connection)", executors == Texts ? "NpgsqlConnection connection, Sender sender)" : "NpgsqlConnection connection)");
}
