using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>CTI1001 where Npgsql's own commands ask and insert.</summary>
public sealed class NpgsqlRaceTests
{
    private const string Check = """
        await using var check = new NpgsqlCommand("SELECT 1 FROM users WHERE email = @email", connection);
        check.Parameters.AddWithValue("email", email);
        """;

    private const string Insert = """
        await using var insert = new NpgsqlCommand("INSERT INTO users (email) VALUES (@email)", connection);
        insert.Parameters.AddWithValue("email", email);
        await insert.{|CTI1001:ExecuteNonQueryAsync|}(token);
        """;

    [Theory]
    [InlineData("if (await check.ExecuteScalarAsync(token) is not null)")]
    [InlineData("if (await check.ExecuteScalarAsync(token) != null)")]
    [InlineData("if (check.ExecuteScalar() is int)")]
    [InlineData("if (Convert.ToInt32(check.ExecuteScalar()) > 0)")]
    [InlineData("var found = (int?)await check.ExecuteScalarAsync(token);\nif (found.HasValue)")]
    [InlineData("var found = check.ExecuteScalar();\nif (found != null && found != DBNull.Value)")]
    [InlineData("await using var reader = await check.ExecuteReaderAsync(token);\nif (reader.HasRows)")]
    [InlineData("await using var reader = await check.ExecuteReaderAsync(token);\nif (await reader.ReadAsync(token))")]
    [InlineData("using var reader = check.ExecuteReader();\nif (reader.Read())")]
    public Task Results(string test) => Warns($$"""
        {{Check}}
        {{test}}
            return 1;
        {{Insert}}
        """);

    [Theory]
    [InlineData("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", "if ((bool)(await check.ExecuteScalarAsync(token))!)")]
    [InlineData("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", "if ((bool?)await check.ExecuteScalarAsync(token) == true)")]
    [InlineData("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", "if (await check.ExecuteScalarAsync(token) is true)")]
    [InlineData("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", "if (Convert.ToBoolean(check.ExecuteScalar()))")]
    [InlineData("SELECT count(*) FROM users WHERE email = @email", "if ((long)check.ExecuteScalar()! > 0)")]
    [InlineData("SELECT count(*) FROM users WHERE email = @email", "var count = Convert.ToInt64(check.ExecuteScalar());\nif (count != 0)")]
    [InlineData("SELECT count(*) FROM users WHERE email = @email", "if (await check.ExecuteScalarAsync(token) is > 0L)")]
    [InlineData("SELECT count(*) FROM users WHERE email = @email", "if (await check.ExecuteScalarAsync(token) is long and > 0)")]
    public Task Aggregates(string sql, string test) => Warns($$"""
        await using var check = new NpgsqlCommand("{{sql}}", connection);
        check.Parameters.AddWithValue("email", email);
        {{test}}
            return 1;
        {{Insert}}
        """);

    [Theory]
    [InlineData("insert.Parameters.AddWithValue(\"@email\", email);")]
    [InlineData("insert.Parameters.AddWithValue(\"email\", NpgsqlTypes.NpgsqlDbType.Text, email);")]
    [InlineData("insert.Parameters.Add(new NpgsqlParameter(\"email\", email));")]
    [InlineData("insert.Parameters.Add(new NpgsqlParameter { ParameterName = \"email\", Value = email });")]
    [InlineData("insert.Parameters.Add(new NpgsqlParameter<string>(\"email\", email));")]
    [InlineData("insert.Parameters.Add(new NpgsqlParameter<string>(\"email\", NpgsqlTypes.NpgsqlDbType.Text) { TypedValue = email });")]
    [InlineData("insert.Parameters.Add(\"email\", NpgsqlTypes.NpgsqlDbType.Text).Value = email;")]
    [InlineData("var parameter = insert.CreateParameter();\nparameter.ParameterName = \"email\";\nparameter.Value = email;\ninsert.Parameters.Add(parameter);")]
    public Task Parameters(string parameters) => Warns($$"""
        {{Check}}
        if (await check.ExecuteScalarAsync(token) is not null)
            return 1;
        await using var insert = new NpgsqlCommand("INSERT INTO users (email) VALUES (@email)", connection);
        {{parameters}}
        await insert.{|CTI1001:ExecuteNonQueryAsync|}(token);
        """);

    [Fact]
    public Task Parameters_by_place() => Warns("""
        await using var check = new NpgsqlCommand("SELECT 1 FROM users WHERE tenant_id = $1 AND email = $2", connection)
        {
            Parameters = { new() { Value = tenantId }, new() { Value = email } },
        };
        if (await check.ExecuteScalarAsync(token) is not null)
            return 1;
        await using var insert = new NpgsqlCommand("INSERT INTO users (email, tenant_id) VALUES ($1, $2)", connection);
        insert.Parameters.AddWithValue(email);
        insert.Parameters.AddWithValue(tenantId);
        await insert.{|CTI1001:ExecuteNonQueryAsync|}(token);
        """);

    [Fact]
    public Task Command_of_the_connection() => Warns("""
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM users WHERE email = @email";
        command.Parameters.AddWithValue("email", email);
        if (await command.ExecuteScalarAsync(token) is not null)
            return 1;
        command.CommandText = "INSERT INTO users (email) VALUES (@email)";
        await command.{|CTI1001:ExecuteNonQueryAsync|}(token);
        """);

    [Fact]
    public Task Parameters_cleared_and_added_anew() => Warns("""
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM users WHERE email = @key";
        command.Parameters.AddWithValue("key", email);
        if (await command.ExecuteScalarAsync(token) is not null)
            return 1;
        command.Parameters.Clear();
        command.CommandText = "INSERT INTO users (name, email) VALUES (@key, @email)";
        command.Parameters.AddWithValue("key", name);
        command.Parameters.AddWithValue("email", email);
        await command.{|CTI1001:ExecuteNonQueryAsync|}(token);
        """);

    [Fact]
    public Task Command_of_a_data_source() => WarnsWith("NpgsqlDataSource source", """
        await using var check = source.CreateCommand("SELECT 1 FROM users WHERE email = $1");
        check.Parameters.AddWithValue(email);
        if (await check.ExecuteScalarAsync() is not null)
            return;
        await using var insert = source.CreateCommand("INSERT INTO users (email) VALUES ($1)");
        insert.Parameters.AddWithValue(email);
        await insert.{|CTI1001:ExecuteNonQueryAsync|}();
        """);

    [Fact]
    public Task Base_types_of_the_library() => WarnsWith("DbConnection connection", """
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM users WHERE email = @email";
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@email";
        parameter.Value = email;
        command.Parameters.Add(parameter);
        if ((long)(await command.ExecuteScalarAsync())! > 0)
            return;
        command.CommandText = "INSERT INTO users (email) VALUES (@email)";
        await command.{|CTI1001:ExecuteNonQueryAsync|}();
        """);

    [Fact]
    public Task Interfaces_of_the_library() => WarnsWith("IDbConnection connection", """
        await Task.Yield();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM users WHERE email = 'root'";
        using (var reader = command.ExecuteReader())
        {
            if (reader.Read())
                return;
        }
        command.CommandText = "INSERT INTO users (email) VALUES ('root')";
        command.{|CTI1001:ExecuteNonQuery|}();
        """);

    [Fact]
    public Task Insert_in_a_batch() => Warns($$"""
        {{Check}}
        if (await check.ExecuteScalarAsync(token) is not null)
            return 1;
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("INSERT INTO users (email) VALUES ($1)") { Parameters = { new() { Value = email } } },
                new("INSERT INTO log (line) VALUES ('new user')"),
            },
        };
        await batch.{|CTI1001:ExecuteNonQueryAsync|}(token);
        """);

    [Fact]
    public Task Insert_added_to_a_batch() => Warns($$"""
        {{Check}}
        if (await check.ExecuteScalarAsync(token) is not null)
            return 1;
        await using var batch = connection.CreateBatch();
        var command = new NpgsqlBatchCommand("INSERT INTO users (email) VALUES ($1)");
        command.Parameters.AddWithValue(email);
        batch.BatchCommands.Add(command);
        await batch.{|CTI1001:ExecuteNonQueryAsync|}(token);
        """);

    [Fact]
    public Task Insert_that_returns_the_id() => Warns($$"""
        {{Check}}
        if (await check.ExecuteScalarAsync(token) is int known)
            return known;
        await using var insert = new NpgsqlCommand("INSERT INTO users (email) VALUES (@email) RETURNING id", connection);
        insert.Parameters.AddWithValue("email", email);
        return (int)(await insert.{|CTI1002:ExecuteScalarAsync|}(token))!;
        """);

    private static Task Warns(string body) => ShopModel.Verifier.Warns(ShopModel.Method(body));

    private static Task WarnsWith(string connection, string body) => ShopModel.Verifier.Warns($$"""
        public static class Registration
        {
            public static async Task Register({{connection}}, string email)
            {
                {{body}}
            }
        }
        """);
}
