using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>CTI1001 wherever the SQL text stands in the source.</summary>
public sealed class SqlTextRaceTests
{
    [Theory]
    [InlineData("\"INSERT INTO users (email) VALUES (@email)\"")]
    [InlineData("@\"INSERT INTO users (email)\n  VALUES (@email)\"")]
    [InlineData("\"\"\"\n    INSERT INTO users (email)\n    VALUES (@email)\n    \"\"\"")]
    [InlineData("\"INSERT INTO users (email)\" + \" VALUES (@email)\"")]
    [InlineData("(\"INSERT INTO \" + \"users\") + (\" (email) VALUES (@email)\")")]
    [InlineData("$\"INSERT INTO users (email) VALUES (@{nameof(email)})\"")]
    [InlineData("$\"INSERT INTO users ({Column}) VALUES (@email)\"")]
    [InlineData("$@\"INSERT INTO {Table} (email) VALUES (@email)\"")]
    [InlineData("\"INSERT INTO \" + Table + \" (email) VALUES (@email)\"")]
    [InlineData("Constant")]
    [InlineData("Registration.Constant")]
    [InlineData("Field")]
    [InlineData("FieldOfPieces")]
    [InlineData("InstanceField")]
    [InlineData("Statements.Insert")]
    [InlineData("Arrow")]
    [InlineData("local")]
    [InlineData("localOfPieces")]
    [InlineData("/* comment */ \"INSERT INTO users -- who\\n (email) VALUES (@email);\"")]
    public Task Place(string text) => ShopModel.Verifier.Warns($$"""
        public static class Statements
        {
            public const string Insert = "INSERT INTO users (email) VALUES (@email)";
        }

        public class Registration(NpgsqlConnection connection)
        {
            private const string Table = "users";
            private const string Column = "email";
            private const string Constant = "INSERT INTO users (email) VALUES (@email)";
            private static readonly string Field = "INSERT INTO users (email) VALUES (@email)";
            private static readonly string FieldOfPieces = $"INSERT INTO {Table} (" + Column + ") VALUES (@email)";
            private readonly string InstanceField = @"INSERT INTO users (email) VALUES (@email)";
            private static string Arrow => "INSERT INTO users (email) VALUES (@email)";

            public void Register(string email)
            {
                var local = "INSERT INTO users (email) VALUES (@email)";
                var into = "INSERT INTO ";
                var localOfPieces = into + Table + " (email) VALUES (@email)";
                if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    return;
                connection.{|CTI1001:Execute|}({{text}}, new { email });
            }
        }
        """);

    [Theory]
    [InlineData("INSERT INTO \\\"users\\\" (\\\"email\\\") VALUES (@email)")]
    [InlineData("INSERT INTO Users (EMAIL) VALUES (@EMAIL)")]
    [InlineData("INSERT INTO public.users AS u (email) VALUES (:email)")]
    [InlineData("INSERT INTO users (email, name) VALUES (@email, NULL)")]
    [InlineData("INSERT INTO users (email) VALUES (@email::citext)")]
    [InlineData("INSERT INTO users (email) VALUES (lower(@email))")]
    [InlineData("INSERT INTO users (email) VALUES (@email); SELECT 1")]
    [InlineData("SET search_path = public; INSERT INTO users (email) VALUES (@email)")]
    [InlineData("INSERT INTO users (email, created) VALUES (@email, now()) RETURNING id")]
    public Task Spelling_of_the_insert(string sql) => ShopModel.Verifier.Warns(ShopModel.Method($$"""
        if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            return 1;
        connection.{|CTI1001:Execute|}("{{sql}}", new { email });
        """));

    [Theory]
    [InlineData("SELECT EXISTS(SELECT * FROM \\\"users\\\" WHERE \\\"email\\\" = @email)")]
    [InlineData("select exists (select 1 from users u where u.email = @email limit 1)")]
    [InlineData("SELECT EXISTS (SELECT 1 FROM users WHERE lower(email) = lower(@email))")]
    [InlineData("SELECT EXISTS (SELECT 1 FROM users WHERE email ILIKE @email)")]
    [InlineData("SELECT EXISTS (SELECT 1 FROM users WHERE @email = email AND NOT deleted)")]
    [InlineData("SELECT EXISTS (SELECT 1 FROM users WHERE (email = @email) AND deleted_at IS NULL)")]
    [InlineData("SELECT count(*) > 0 FROM users WHERE email = @email")]
    [InlineData("SELECT COUNT(*)::int <> 0 FROM users WHERE email = @email")]
    [InlineData("SELECT true FROM users WHERE email = @email")]
    public Task Spelling_of_the_check(string sql) => ShopModel.Verifier.Warns(ShopModel.Method($$"""
        if (connection.ExecuteScalar<bool>("{{sql}}", new { email }))
            return 1;
        connection.{|CTI1001:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
        """));

    [Theory]
    [InlineData("$\"INSERT INTO {name} (email) VALUES (@email)\"")]
    [InlineData("\"INSERT INTO \" + name + \" (email) VALUES (@email)\"")]
    [InlineData("name")]
    [InlineData("$\"{name} INTO users (email) VALUES (@email)\"")]
    [InlineData("\"INSERT INTO (email) VALUES (@email)\"")]
    [InlineData("\"INSERT users (email) VALUES @email\"")]
    [InlineData("\"'\"")]
    [InlineData("\"\"")]
    [InlineData("null!")]
    [InlineData("\"INSERT INTO users_archive (email) VALUES (@email)\"")]
    [InlineData("\"INSERT INTO archive.users_old (email) VALUES (@email)\"")]
    public Task Text_that_does_not_say_that_users_get_a_row(string text) => ShopModel.Verifier.IsSilent(ShopModel.Method($$"""
        if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            return 1;
        connection.Execute({{text}}, new { email });
        """));

    [Theory]
    [InlineData("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email")]
    [InlineData("SELECT EXISTS (SELECT 1 FROM users u JOIN orders o ON o.user_id = u.id WHERE o.number = @email)")]
    [InlineData("SELECT max(id) FROM users WHERE email = @email")]
    [InlineData("SELECT EXISTS (SELECT 1 FROM pg_class WHERE relname = @email)")]
    [InlineData("SELECT")]
    public Task Text_that_is_no_check_of_users(string sql) => ShopModel.Verifier.IsSilent(ShopModel.Method($$"""
        if (connection.ExecuteScalar<bool>("{{sql}}", new { email }))
            return 1;
        connection.Execute("INSERT INTO users (email) VALUES (@email)", new { email });
        """));

    [Fact]
    public Task Field_that_code_may_change() => ShopModel.Verifier.IsSilent("""
        public class Registration(NpgsqlConnection connection)
        {
            public string Insert = "INSERT INTO users (email) VALUES (@email)";

            public void Register(string email)
            {
                if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    connection.Execute(Insert, new { email });
            }
        }
        """);
}
