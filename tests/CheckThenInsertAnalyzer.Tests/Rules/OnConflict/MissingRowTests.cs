using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.OnConflict;

/// <summary>CTI4002: a row is expected that ON CONFLICT may leave out.</summary>
public sealed class MissingRowTests
{
    private const string Nothing = "INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING RETURNING id";

    private const string SometimesUpdated = "INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name WHERE users.name IS NULL RETURNING id";

    [Theory]
    [InlineData("""return connection.{|CTI4002:QuerySingle|}<int>("SQL", new { email });""")]
    [InlineData("""return await connection.{|CTI4002:QuerySingleAsync|}<int>("SQL", new { email });""")]
    [InlineData("""return await connection.{|CTI4002:QueryFirstAsync|}<int>("SQL", new { email }).ConfigureAwait(false);""")]
    [InlineData("""return connection.{|CTI4002:QueryFirst|}<int>("SQL", new { email });""")]
    [InlineData("""return (int)connection.{|CTI4002:QuerySingle|}("SQL", new { email }).id;""")]
    [InlineData("""return await SqlMapper.{|CTI4002:QuerySingleAsync|}<int>(connection, "SQL", new { email });""")]
    [InlineData("""return await connection.{|CTI4002:QuerySingleAsync|}<int>(new CommandDefinition("SQL", new { email }));""")]
    [InlineData("""return connection.{|CTI4002:QuerySingleAsync|}<int>("SQL", new { email }).Result;""")]
    [InlineData("""return (await connection.{|CTI4002:QueryAsync|}<int>("SQL", new { email })).Single();""")]
    [InlineData("""return connection.{|CTI4002:Query|}<int>("SQL", new { email }).First();""")]
    [InlineData("""
        var rows = await connection.{|CTI4002:QueryAsync|}<int>("SQL", new { email });
        return rows.Single();
        """)]
    [InlineData("""
        try { return connection.{|CTI4002:QuerySingle|}<int>("SQL", new { email }); }
        catch (PostgresException) { return 0; }
        """)]
    [InlineData("""
        try { return connection.{|CTI4002:QuerySingle|}<int>("SQL", new { email }); }
        catch (Exception exception) { Console.WriteLine(exception); throw; }
        """)]
    public Task Methods_of_dapper_that_throw(string body) => Warns(body);

    [Theory]
    [InlineData("""return (int)connection.{|CTI4002:ExecuteScalar|}("SQL", new { email })!;""")]
    [InlineData("""return (int)(await connection.{|CTI4002:ExecuteScalarAsync|}("SQL", new { email }))!;""")]
    [InlineData("""
        await using var command = new NpgsqlCommand("SQL", connection);
        command.Parameters.AddWithValue("email", email);
        return (int)(await command.{|CTI4002:ExecuteScalarAsync|}())!;
        """)]
    [InlineData("""
        using var command = new NpgsqlCommand("SQL", connection);
        var id = command.{|CTI4002:ExecuteScalar|}();
        return (int)id!;
        """)]
    [InlineData("""
        using var command = connection.CreateCommand();
        command.CommandText = "SQL";
        return int.Parse(command.{|CTI4002:ExecuteScalar|}()!.ToString()!);
        """)]
    [InlineData("""
        await using var command = new NpgsqlCommand("SQL", connection);
        await using var reader = await command.{|CTI4002:ExecuteReaderAsync|}();
        await reader.ReadAsync();
        return reader.GetInt32(0);
        """)]
    public Task Null_that_is_taken_for_a_value(string body) => Warns(body);

    [Theory]
    [InlineData("""
        var id = await connection.{|CTI4002:ExecuteScalarAsync|}<int>("SQL", new { email });
        await connection.ExecuteAsync("UPDATE visits SET user_id = @id", new { id });
        return 1;
        """)]
    [InlineData("""
        var user = new User { Id = connection.{|CTI4002:ExecuteScalar|}<int>("SQL", new { email }) };
        return user.Id;
        """)]
    [InlineData("""
        using var command = new NpgsqlCommand("SQL", connection);
        var id = Convert.ToInt32(command.{|CTI4002:ExecuteScalar|}());
        Console.WriteLine(id);
        return 1;
        """)]
    public Task Zero_that_is_taken_for_an_id(string body) => Warns(body);

    [Theory]
    [InlineData("""return await connection.{|CTI4002:ExecuteScalarAsync|}<int>("SQL", new { email });""")]
    [InlineData("""
        var id = connection.{|CTI4002:ExecuteScalar|}<int>("SQL", new { email });
        return id;
        """)]
    public Task Zero_for_the_caller_is_information(string body) => RuleVerifier.Default.Informs(Source(body.Replace("SQL", Nothing)));

    [Theory]
    [InlineData("""return (await db.Database.{|CTI4002:SqlQuery|}<int>($"INSERT INTO users (email) VALUES ({email}) ON CONFLICT (email) DO NOTHING RETURNING id").{|CTI4002:ToListAsync|}())[0];""")]
    [InlineData("""return db.Database.SqlQueryRaw<int>("INSERT INTO users (email) VALUES ({0}) ON CONFLICT (email) DO NOTHING RETURNING id", email).AsEnumerable().{|CTI4002:Single|}();""")]
    [InlineData("""return db.Set<User>().FromSql($"INSERT INTO users (email) VALUES ({email}) ON CONFLICT (email) DO NOTHING RETURNING *").AsEnumerable().{|CTI4002:First|}().Id;""")]
    [InlineData("""
        var rows = await db.Set<User>().FromSqlRaw("INSERT INTO users (email) VALUES ({0}) ON CONFLICT (email) DO NOTHING RETURNING *", email).{|CTI4002:ToListAsync|}();
        return rows[0].Id;
        """)]
    public Task Rows_of_entity_framework(string body) => RuleVerifier.Default.Warns(Source(body.Replace("{|CTI4002:SqlQuery|}", "SqlQuery")));

    [Fact]
    public Task A_row_that_the_where_leaves_alone() => RuleVerifier.Default.Warns(Source($$"""return await connection.{|CTI4002:QuerySingleAsync|}<int>("{{SometimesUpdated}}", new { email, name = "" });"""));

    [Theory]
    [InlineData("""return await connection.QuerySingleOrDefaultAsync<int?>("SQL", new { email }) ?? 0;""")]
    [InlineData("""return await connection.QueryFirstOrDefaultAsync<int>("SQL", new { email });""")]
    [InlineData("""return await connection.ExecuteScalarAsync<int?>("SQL", new { email }) ?? 0;""")]
    [InlineData("""return connection.ExecuteScalar<bool>("SQL", new { email }) ? 1 : 0;""")]
    [InlineData("""return connection.ExecuteScalar<int>("SQL", new { email }) > 0 ? 1 : 0;""")]
    [InlineData("""
        var id = connection.ExecuteScalar<int>("SQL", new { email });
        if (id == 0)
            throw new InvalidOperationException("taken");
        return id;
        """)]
    [InlineData("""
        var id = connection.ExecuteScalar<int>("SQL", new { email });
        return id is 0 ? -1 : id;
        """)]
    [InlineData("""connection.ExecuteScalar<int>("SQL", new { email }); return 1;""")]
    [InlineData("""return (await connection.QueryAsync<int>("SQL", new { email })).FirstOrDefault();""")]
    [InlineData("""return (await connection.QueryAsync<int>("SQL", new { email })).Count();""")]
    [InlineData("""
        var rows = (await connection.QueryAsync<int>("SQL", new { email })).ToList();
        return rows.Count == 0 ? 0 : rows[0];
        """)]
    [InlineData("""
        using var command = new NpgsqlCommand("SQL", connection);
        return command.ExecuteScalar() is int id ? id : 0;
        """)]
    [InlineData("""
        using var command = new NpgsqlCommand("SQL", connection);
        var id = command.ExecuteScalar();
        return id is null ? 0 : (int)id;
        """)]
    [InlineData("""
        using var command = new NpgsqlCommand("SQL", connection);
        return (int?)command.ExecuteScalar() ?? 0;
        """)]
    [InlineData("""
        using var command = new NpgsqlCommand("SQL", connection);
        using var reader = command.ExecuteReader();
        return reader.Read() ? reader.GetInt32(0) : 0;
        """)]
    [InlineData("""
        try { return connection.QuerySingle<int>("SQL", new { email }); }
        catch (InvalidOperationException) { return connection.QuerySingle<int>("SELECT id FROM users WHERE email = @email", new { email }); }
        """)]
    [InlineData("""connection.Execute("SQL", new { email }); return 1;""")]
    public Task Readers_that_are_ready_for_no_row(string body) => RuleVerifier.Default.IsSilent(Source(body.Replace("SQL", Nothing)));

    [Theory]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO UPDATE SET email = users.email RETURNING id")]
    [InlineData("INSERT INTO users (email) VALUES (@email) RETURNING id")]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING; SELECT id FROM users WHERE email = @email")]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING RETURNING")]
    public Task Statements_whose_row_always_comes(string sql) => RuleVerifier.Default.IsSilent(Source($$"""return connection.QuerySingle<int>("{{sql}}", new { email });"""));

    [Fact]
    public Task A_flag_that_is_0_without_a_row() => RuleVerifier.Default.IsSilent(Source("""return connection.ExecuteScalar<int>("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING RETURNING 1", new { email });"""));

    [Fact]
    public Task What_it_says() => (RuleVerifier.Default with { Schema = "CREATE TABLE users (id serial PRIMARY KEY, email text UNIQUE, name text);" }).Says(
        "When the row of 'users' is there already, RETURNING gives no row, and 'QuerySingle' then leads to an InvalidOperationException. Let it come back always: DO UPDATE SET name = users.name.",
        Source($$"""return connection.{|CTI4002:QuerySingle|}<int>("{{Nothing}}", new { email });"""));

    [Fact]
    public Task What_it_says_without_a_schema() => RuleVerifier.Default.Says(
        "When the WHERE of DO UPDATE leaves the row of 'users' alone, RETURNING gives no row, and 'ExecuteScalar' then gives 0, which is no row's. Read it as one that may be missing.",
        Source($$"""return connection.{|CTI4002:ExecuteScalar|}<int>("{{SometimesUpdated}}", new { email, name = "" });"""));

    private static Task Warns(string body) => RuleVerifier.Default.Warns(Source(body.Replace("SQL", Nothing)));

    private static string Source(string body) => $$"""
        public class User { public int Id { get; set; } public string Email { get; set; } = ""; }

        public class Store(NpgsqlConnection connection, DbContext db)
        {
            public async Task<int> AddAsync(string email)
            {
                await Task.CompletedTask;
                {{body}}
            }
        }
        """;
}
