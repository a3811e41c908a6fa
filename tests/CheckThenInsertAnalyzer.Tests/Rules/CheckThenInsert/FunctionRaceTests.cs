using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>CTI1001 and CTI1002 where stored functions, as schema files define them, ask and insert.</summary>
public sealed class FunctionRaceTests
{
    private const string Schema = """
        CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL UNIQUE, name text);
        CREATE TABLE members (id bigint PRIMARY KEY, email text NOT NULL, tenant_id int, UNIQUE (email, tenant_id));

        CREATE FUNCTION find_user(_email text) RETURNS SETOF users LANGUAGE plpgsql AS $body$
        BEGIN
            RETURN QUERY SELECT u.* FROM users u WHERE u.email = _email;
        END $body$;

        CREATE FUNCTION find_in_tenant(_email text, _tenant int DEFAULT NULL) RETURNS TABLE (id bigint, email text) LANGUAGE sql AS
            'SELECT id, email FROM members WHERE email = _email AND ((_tenant IS NULL AND tenant_id IS NULL) OR tenant_id = _tenant)';

        CREATE FUNCTION user_id(_email text) RETURNS bigint LANGUAGE plpgsql AS $body$
        DECLARE found_id bigint;
        BEGIN
            SELECT id INTO found_id FROM users WHERE email = _email;
            RETURN found_id;
        END $body$;

        CREATE FUNCTION is_taken(_email text) RETURNS boolean LANGUAGE plpgsql AS $body$
        BEGIN
            RETURN EXISTS (SELECT 1 FROM users WHERE email = _email);
        END $body$;

        CREATE FUNCTION add_user(_email text, _name text DEFAULT '') RETURNS bigint LANGUAGE sql AS
            'INSERT INTO users (email, name) VALUES (_email, _name) RETURNING id';

        CREATE FUNCTION add_in_tenant(_email text, _tenant int) RETURNS bigint LANGUAGE sql AS
            'INSERT INTO members (email, tenant_id) VALUES (_email, _tenant) RETURNING id';

        CREATE PROCEDURE store_user(_name text, _email text) LANGUAGE plpgsql AS $body$
        BEGIN
            INSERT INTO users (name, email) VALUES ($1, $2);
        END $body$;

        CREATE FUNCTION upsert_user(_email text) RETURNS void LANGUAGE sql AS
            'INSERT INTO users (email) VALUES (_email) ON CONFLICT (email) DO NOTHING';

        CREATE FUNCTION try_add_user(_email text) RETURNS void LANGUAGE plpgsql AS $body$
        BEGIN
            INSERT INTO users (email) VALUES (_email);
        EXCEPTION WHEN unique_violation THEN
            NULL;
        END $body$;

        CREATE FUNCTION add_order(_number text) RETURNS void LANGUAGE sql AS 'INSERT INTO orders (number) VALUES (_number)';

        CREATE FUNCTION add_old(_email text) RETURNS void LANGUAGE sql AS 'INSERT INTO users (email) VALUES (_email)';
        DROP FUNCTION add_old(text);
        """;

    private const string Insert = "await connection.{|CTI1001:ExecuteAsync|}(\"SELECT add_user(@email)\", new { email });";

    private static readonly RuleVerifier Verifier = ShopModel.Verifier with { Schema = Schema };

    [Theory]
    [InlineData("if (await connection.QueryFirstOrDefaultAsync(\"SELECT * FROM find_user(@email)\", new { email }) is null)")]
    [InlineData("if ((await connection.QueryAsync<User>(\"SELECT id, email FROM public.find_user(@email) ORDER BY id\", new { email })).Any() == false)")]
    [InlineData("if (await connection.QueryFirstOrDefaultAsync(\"SELECT * FROM find_user(_email => @email)\", new { email }) is null)")]
    [InlineData("if (await connection.ExecuteScalarAsync<long?>(\"SELECT user_id(@email)\", new { email }) is null)")]
    [InlineData("if (!await connection.ExecuteScalarAsync<bool>(\"SELECT is_taken(@email)\", new { email }))")]
    [InlineData("if (!await connection.ExecuteScalarAsync<bool>(\"SELECT EXISTS (SELECT 1 FROM find_user(@email))\", new { email }))")]
    [InlineData("if (await connection.ExecuteScalarAsync<long>(\"SELECT count(*) FROM find_user(@email)\", new { email }) == 0)")]
    [InlineData("if (await connection.QueryFirstOrDefaultAsync(\"SELECT * FROM find_user(@email) WHERE name = 'x'\", new { email }) is null)")]
    [InlineData("if (!await context.Users.FromSql($\"SELECT * FROM find_user({email})\").AnyAsync(token))")]
    [InlineData("if (await context.Users.FromSqlRaw(\"SELECT * FROM find_user({0})\", email).AsNoTracking().FirstOrDefaultAsync(token) is null)")]
    [InlineData("if (await context.Database.SqlQuery<long?>($\"SELECT user_id({email})\").FirstOrDefaultAsync(token) is null)")]
    [InlineData("if (!await context.Database.SqlQuery<bool>($\"SELECT is_taken({email})\").SingleAsync(token))")]
    public Task Function_that_looks(string check) => Verifier.Warns(ShopModel.Method($"{check}\n{Insert}"));

    [Theory]
    [InlineData("if (await connection.QueryFirstOrDefaultAsync(\"SELECT * FROM find_in_tenant(@email, @tenantId)\", new { email, tenantId }) is null)")]
    [InlineData("if (!(await connection.QueryAsync<long?>(\"SELECT user_id(@email)\", new { email })).Any())")]
    [InlineData("if (!await connection.ExecuteScalarAsync<bool>(\"SELECT EXISTS (SELECT 1 FROM user_id(@email))\", new { email }))")]
    [InlineData("if (await connection.QueryFirstOrDefaultAsync(\"SELECT * FROM find_stranger(@email)\", new { email }) is null)")]
    [InlineData("if (await connection.QueryFirstOrDefaultAsync(\"SELECT * FROM find_user(@email, @name)\", new { email, name }) is null)")]
    [InlineData("if (await connection.ExecuteScalarAsync<bool>(\"SELECT is_taken(@email)\", new { email }))")]
    public Task Function_that_looks_for_something_else(string check) => Verifier.IsSilent(ShopModel.Method($"{check}\n{Unmarked(Insert)}"));

    [Fact]
    public Task Comparison_that_takes_null_for_a_value() => Verifier.Warns(ShopModel.Method("""
        if (await connection.QueryFirstOrDefaultAsync("SELECT * FROM find_in_tenant(@email, @tenantId)", new { email, tenantId }) is null)
            await connection.{|CTI1001:ExecuteAsync|}("SELECT add_in_tenant(@email, @tenantId)", new { email, tenantId });
        """));

    [Theory]
    [InlineData("connection.{|CTI1001:Execute|}(\"CALL store_user(@name, @email)\", new { name, email });")]
    [InlineData("connection.{|CTI1001:Execute|}(\"CALL store_user(_email => @email, _name => @name)\", new { name, email });")]
    [InlineData("connection.{|CTI1001:QuerySingle|}<long>(\"SELECT * FROM add_user(@email, @name)\", new { name, email });")]
    [InlineData("await using var insert = new NpgsqlCommand(\"SELECT add_user($1)\", connection) { Parameters = { new() { Value = email } } };\nawait insert.{|CTI1001:ExecuteScalarAsync|}(token);")]
    [InlineData("context.Database.{|CTI1001:ExecuteSql|}($\"SELECT add_user({email})\");")]
    [InlineData("context.Database.{|CTI1001:ExecuteSqlRaw|}(\"CALL store_user({0}, {1})\", name, email);")]
    public Task Function_that_inserts(string insert) => Verifier.Warns(AfterCheck(insert));

    [Theory]
    [InlineData("connection.{|CTI1001:Execute|}(\"store_user\", new { _email = email, _name = name }, commandType: CommandType.StoredProcedure);")]
    [InlineData("await connection.{|CTI1001:ExecuteAsync|}(new CommandDefinition(\"public.store_user\", new { _EMAIL = email }, commandType: CommandType.StoredProcedure, cancellationToken: token));")]
    [InlineData("var given = new DynamicParameters();\ngiven.Add(\"_email\", email);\nawait connection.{|CTI1001:ExecuteAsync|}(\"store_user\", given, commandType: CommandType.StoredProcedure);")]
    [InlineData("await using var insert = new NpgsqlCommand(\"store_user\", connection) { CommandType = CommandType.StoredProcedure };\ninsert.Parameters.AddWithValue(\"_email\", email);\nawait insert.{|CTI1001:ExecuteNonQueryAsync|}(token);")]
    [InlineData("await using var insert = connection.CreateCommand();\ninsert.CommandText = \"store_user\";\ninsert.CommandType = CommandType.StoredProcedure;\ninsert.Parameters.AddWithValue(name);\ninsert.Parameters.AddWithValue(email);\nawait insert.{|CTI1001:ExecuteNonQueryAsync|}(token);")]
    public Task Procedure_by_its_name(string insert) => Verifier.Warns(AfterCheck(insert));

    [Theory]
    [InlineData("connection.Execute(\"store_stranger\", new { _email = email }, commandType: CommandType.StoredProcedure);")]
    [InlineData("connection.Execute(\"upsert_user\", new { _email = email }, commandType: CommandType.StoredProcedure);")]
    [InlineData("connection.Execute(\"store_user\", new { _email = email }, commandType: CommandType.Text);")]
    [InlineData("await using var insert = new NpgsqlCommand(\"store_user\", connection) { CommandType = CommandType.StoredProcedure };\ninsert.CommandType = CommandType.TableDirect;\nawait insert.ExecuteNonQueryAsync(token);")]
    public Task Name_of_something_else(string insert) => Verifier.IsSilent(AfterCheck(insert));

    [Fact]
    public Task Functions_by_their_names() => Verifier.Warns(ShopModel.Method("""
        if (await connection.QueryFirstOrDefaultAsync<User>("find_user", new { _email = email }, commandType: CommandType.StoredProcedure) is null)
            await connection.{|CTI1001:ExecuteAsync|}("add_user", new { _email = email }, commandType: CommandType.StoredProcedure);
        """));

    [Theory]
    [InlineData("upsert_user(@email)")]
    [InlineData("try_add_user(@email)")]
    [InlineData("add_order(@email)")]
    [InlineData("add_old(@email)")]
    [InlineData("add_stranger(@email)")]
    [InlineData("lower(@email)")]
    public Task Function_that_settles_or_inserts_something_else(string call) =>
        Verifier.IsSilent(AfterCheck($"connection.Execute(\"SELECT {call}\", new {{ email }});"));

    [Fact]
    public Task Functions_in_methods_of_a_repository() => Verifier.Warns("""
        public class Users(NpgsqlDataSource source)
        {
            private const string Find = "select * from find_user(@_email)";

            public async Task<string?> FindUser(User user)
            {
                await using NpgsqlCommand command = source.CreateCommand(Find);
                command.Parameters.AddWithValue("_email", user.Email);
                await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
                if (await reader.ReadAsync())
                    return reader.GetString(0);
                return null;
            }

            public async Task<string> CreateUser(User user)
            {
                await using NpgsqlCommand command = source.CreateCommand("select * from add_user(@_email)");
                command.Parameters.AddWithValue("_email", user.Email);
                await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
                await reader.ReadAsync();
                return reader.GetString(0);
            }
        }

        public class Registration(Users users)
        {
            public async Task<string> Register(User user)
            {
                var found = await users.FindUser(user);
                found ??= await users.{|CTI1002:CreateUser|}(user);
                return found;
            }
        }
        """);

    [Fact]
    public Task Function_that_a_migration_makes() => (ShopModel.Verifier with
    {
        Snapshot = """
            using Microsoft.EntityFrameworkCore.Migrations;

            [Microsoft.EntityFrameworkCore.Infrastructure.DbContext(typeof(ShopContext))]
            [Migration("20240101000000_Functions")]
            public class Functions : Migration
            {
                protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
                    "CREATE FUNCTION enrol(_email text) RETURNS void LANGUAGE sql AS 'INSERT INTO users (email) VALUES (_email)'");
            }
            """,
    }).Warns(AfterCheck("await context.Database.{|CTI1001:ExecuteSqlAsync|}($\"SELECT enrol({email})\", token);"));

    private static string AfterCheck(string insert) => ShopModel.Method($$"""
        if (context.Database.SqlQuery<int>($"SELECT 1 FROM users WHERE email = {email}").Any())
            return 1;
        {{insert}}
        """);

    private static string Unmarked(string source) => source.Replace("{|CTI1001:", "").Replace("|}", "");
}
