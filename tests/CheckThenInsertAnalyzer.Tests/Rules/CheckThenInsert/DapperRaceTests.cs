using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>CTI1001 where Dapper asks and inserts.</summary>
public sealed class DapperRaceTests
{
    private const string Insert = """await connection.{|CTI1001:ExecuteAsync|}("INSERT INTO users (email) VALUES (@email)", new { email });""";

    [Theory]
    [InlineData("if (await connection.ExecuteScalarAsync<bool>(\"SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)\", new { email }))")]
    [InlineData("if (await connection.QuerySingleAsync<bool>(\"SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)\", new { email }))")]
    [InlineData("if (await connection.QueryFirstAsync<bool>(\"SELECT EXISTS (SELECT FROM users u WHERE u.email = @email)\", new { email }))")]
    [InlineData("if (!await connection.ExecuteScalarAsync<bool>(\"SELECT NOT EXISTS (SELECT 1 FROM users WHERE email = @email)\", new { email }))")]
    [InlineData("if (await connection.ExecuteScalarAsync<int>(\"SELECT count(*) FROM users WHERE email = @email\", new { email }) > 0)")]
    [InlineData("if (await connection.ExecuteScalarAsync<long>(\"SELECT COUNT(1) FROM users WHERE email = @email\", new { email }) != 0)")]
    [InlineData("if (await connection.ExecuteScalarAsync<bool>(\"SELECT count(*) > 0 FROM users WHERE email = @email\", new { email }))")]
    [InlineData("if (await connection.ExecuteScalarAsync<bool>(\"SELECT count(1) FROM users WHERE email = @email\", new { email }))")]
    [InlineData("if (await connection.ExecuteScalarAsync<int>(\"SELECT 1 FROM users WHERE email = @email\", new { email }) == 1)")]
    [InlineData("if (await connection.ExecuteScalarAsync<int?>(\"SELECT 1 FROM users WHERE email = @email LIMIT 1\", new { email }) is not null)")]
    [InlineData("if ((await connection.ExecuteScalarAsync<int?>(\"SELECT id FROM users WHERE email = @email\", new { email })).HasValue)")]
    [InlineData("if (await connection.ExecuteScalarAsync(\"SELECT 1 FROM users WHERE email = @email\", new { email }) != null)")]
    [InlineData("if (await connection.ExecuteScalarAsync(\"SELECT 1 FROM users WHERE email = @email\", new { email }) is { })")]
    [InlineData("if (Convert.ToInt32(await connection.ExecuteScalarAsync(\"SELECT count(*) FROM users WHERE email = @email\", new { email })) > 0)")]
    [InlineData("if (await connection.QueryFirstOrDefaultAsync<User>(\"SELECT * FROM users WHERE email = @email\", new { email }) != null)")]
    [InlineData("if (await connection.QuerySingleOrDefaultAsync<User>(\"SELECT * FROM users WHERE email = @Email\", new { Email = email }) is { } known)")]
    [InlineData("if (await connection.QueryFirstOrDefaultAsync(\"SELECT id FROM users WHERE email = @email\", new { email }) != null)")]
    [InlineData("if (await connection.QueryFirstOrDefaultAsync<int>(\"SELECT id FROM users WHERE email = @email\", new { email }) != 0)")]
    [InlineData("if (await connection.QueryFirstOrDefaultAsync<int>(\"SELECT id FROM users WHERE email = @email\", new { email }) != default)")]
    [InlineData("if (await connection.QueryFirstOrDefaultAsync<Guid>(\"SELECT id FROM users WHERE email = @email\", new { email }) != Guid.Empty)")]
    [InlineData("if (!string.IsNullOrEmpty(await connection.ExecuteScalarAsync<string>(\"SELECT name FROM users WHERE email = @email\", new { email })))")]
    [InlineData("if ((await connection.QueryAsync<User>(\"SELECT * FROM users WHERE email = @email\", new { email })).Any())")]
    [InlineData("if ((await connection.QueryAsync<User>(\"SELECT * FROM users WHERE email = @email\", new { email })).FirstOrDefault() != null)")]
    [InlineData("if ((await connection.QueryAsync<User>(\"SELECT * FROM users WHERE email = @email\", new { email })).ToList().Count > 0)")]
    [InlineData("if ((await connection.QueryAsync<int>(\"SELECT 1 FROM users WHERE email = @email\", new { email })).Count() != 0)")]
    [InlineData("if (connection.Query<User>(\"SELECT * FROM users WHERE email = @email\", new { email }).AsList() is { Count: > 0 })")]
    [InlineData("if (connection.ExecuteScalar<bool>(\"SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)\", new { email }))")]
    [InlineData("using var reader = await connection.ExecuteReaderAsync(\"SELECT 1 FROM users WHERE email = @email\", new { email });\nif (reader.Read())")]
    [InlineData("using var reader = connection.ExecuteReader(\"SELECT 1 FROM users WHERE email = @email\", new { email });\nif (((DbDataReader)reader).HasRows)")]
    public Task Checks(string check) => Warns($$"""
        {{check}}
            return 1;
        {{Insert}}
        """);

    [Theory]
    [InlineData("await connection.{|CTI1001:ExecuteAsync|}(\"INSERT INTO users (email) VALUES (@email)\", new { email });")]
    [InlineData("connection.{|CTI1001:Execute|}(\"insert into users (email, name) values (@email, @name)\", new { email, name });")]
    [InlineData("await connection.{|CTI1001:ExecuteAsync|}(\"INSERT INTO users (email) VALUES (@Email)\", new User { Email = email });")]
    [InlineData("await connection.{|CTI1001:ExecuteAsync|}(\"INSERT INTO public.users (email) VALUES (@e)\", new { e = email });")]
    [InlineData("var id = await connection.{|CTI1001:ExecuteScalarAsync|}<int>(\"INSERT INTO users (email) VALUES (@email) RETURNING id\", new { email });")]
    [InlineData("var id = await connection.{|CTI1001:QuerySingleAsync|}<int>(\"INSERT INTO users (email) VALUES (@email) RETURNING id\", new { email });")]
    [InlineData("await connection.{|CTI1001:ExecuteAsync|}(\"INSERT INTO users (email) SELECT @email\", new { email });")]
    [InlineData("await connection.{|CTI1001:ExecuteAsync|}(new CommandDefinition(\"INSERT INTO users (email) VALUES (@email)\", new { email }, cancellationToken: token));")]
    [InlineData("var command = new CommandDefinition(\"INSERT INTO users (email) VALUES (@email)\", new { email });\nawait connection.{|CTI1001:ExecuteAsync|}(command);")]
    [InlineData("var values = new { email };\nawait connection.{|CTI1001:ExecuteAsync|}(\"INSERT INTO users (email) VALUES (@email)\", values);")]
    [InlineData("var values = new DynamicParameters();\nvalues.Add(\"email\", email);\nawait connection.{|CTI1001:ExecuteAsync|}(\"INSERT INTO users (email) VALUES (@email)\", values);")]
    [InlineData("await connection.{|CTI1001:ExecuteAsync|}(\"INSERT INTO users VALUES (DEFAULT, @email)\", new { email });", true)]
    public Task Inserts(string insert, bool isUnsure = false) => (isUnsure ? (Func<string, Task>)Informs : Warns)($$"""
        if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            return 1;
        {{insert}}
        """);

    [Fact]
    public Task One_object_for_both() => Warns("""
        var values = new { Email = email, Name = name };
        if (await connection.QueryFirstOrDefaultAsync<User>("SELECT * FROM users WHERE email = @Email", values) is null)
            await connection.{|CTI1001:ExecuteAsync|}("INSERT INTO users (email, name) VALUES (@Email, @Name)", values);
        """);

    [Fact]
    public Task Entity_as_the_parameters() => Warns("""
        var count = connection.ExecuteScalar<int>("SELECT COUNT(*) FROM users WHERE email = @Email", user);
        if (count == 0)
            connection.{|CTI1001:Execute|}("INSERT INTO users (email, name) VALUES (@Email, @Name)", user);
        """);

    [Fact]
    public Task Command_definition_for_the_check() => Warns($$"""
        var query = new CommandDefinition("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }, cancellationToken: token);
        if (await connection.ExecuteScalarAsync<bool>(query))
            return 1;
        {{Insert}}
        """);

    [Theory]
    [InlineData("IDbConnection")]
    [InlineData("DbConnection")]
    public Task Base_type_of_the_connection(string type) => Warns($$"""
        {{type}} database = connection;
        if (database.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            return 1;
        database.{|CTI1001:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
        """);

    [Fact]
    public Task Inside_a_transaction_that_does_not_help() => Warns("""
        await using var transaction = await connection.BeginTransactionAsync(token);
        if (!await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }, transaction))
            await connection.{|CTI1001:ExecuteAsync|}("INSERT INTO users (email) VALUES (@email)", new { email }, transaction);
        await transaction.CommitAsync(token);
        """);

    [Theory]
    [InlineData("name LIKE @name || '%'")]
    [InlineData("name ILIKE '%' || @name || '%'")]
    public Task A_pattern_beside_the_key(string pattern) => Informs($$"""
        if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email AND {{pattern}})", new { email, name }))
            return 1;
        await connection.{|CTI1001:ExecuteAsync|}("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
        """);

    private static Task Warns(string body) => ShopModel.Verifier.Warns(ShopModel.Method(body));

    private static Task Informs(string body) => ShopModel.Verifier.Informs(ShopModel.Method(body));
}
