using CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.CheckThenInsert;

/// <summary>Each obligation of ON CONFLICT fails alone here, and the catch is offered in its place.</summary>
public sealed class OnConflictObligationTests
{
    private const string NamedKey = " && ex.ConstraintName == \"users_email_key\"";

    [Theory]
    [InlineData("CREATE TABLE users (email text CONSTRAINT users_email_key UNIQUE DEFERRABLE, tenant int);", NamedKey)]
    [InlineData("CREATE TABLE users (email citext CONSTRAINT users_email_key UNIQUE, tenant int);", NamedKey)]
    [InlineData("CREATE TABLE users (email char(20) CONSTRAINT users_email_key UNIQUE, tenant int);", NamedKey)]
    [InlineData("CREATE TABLE users (email text CONSTRAINT users_email_key UNIQUE NULLS NOT DISTINCT, tenant int);", NamedKey)]
    [InlineData("CREATE TABLE users (email text, tenant int); CREATE UNIQUE INDEX users_live ON users (email) WHERE tenant > 0;", "")]
    [InlineData("CREATE TABLE users (email text, tenant int); CREATE UNIQUE INDEX users_lower ON users (lower(email));", "")]
    public Task A_key_that_cannot_arbitrate_is_caught(string schema, string filter) => FixVerifier<CheckThenInsertRaceFix>.Rewrites(
        Program("SELECT count(*) FROM users WHERE email = @email", "{|CTI1001:Execute|}(\"INSERT INTO users (email) VALUES (@email)\", new { email });"),
        Caught("SELECT count(*) FROM users WHERE email = @email", "Execute(\"INSERT INTO users (email) VALUES (@email)\", new { email });", filter),
        schema);

    [Theory]
    [InlineData("SELECT count(*) FROM users WHERE email = @email AND name IS NULL", NamedKey)]
    [InlineData("SELECT count(*) FROM users WHERE lower(email) = lower(@email)", NamedKey)]
    [InlineData("SELECT count(*) FROM users WHERE email = @email OR name = @email", "")]
    public Task A_check_that_is_not_the_key_is_caught(string check, string filter) => FixVerifier<CheckThenInsertRaceFix>.Rewrites(
        Program(check, "{|CTI1001:Execute|}(\"INSERT INTO users (email) VALUES (@email)\", new { email });"),
        Caught(check, "Execute(\"INSERT INTO users (email) VALUES (@email)\", new { email });", filter),
        "CREATE TABLE users (email text CONSTRAINT users_email_key UNIQUE, name text);");

    [Theory]
    [InlineData("Execute(\"INSERT INTO users (email) VALUES (@email); SELECT 1\", new { email });")]
    [InlineData("QuerySingle<int>(\"INSERT INTO users (email) VALUES (@email) RETURNING id\", new { email });")]
    public Task An_insert_whose_rows_cannot_be_counted_is_caught(string insert) => FixVerifier<CheckThenInsertRaceFix>.Rewrites(
        Program("SELECT count(*) FROM users WHERE email = @email", Marked(insert)),
        Caught("SELECT count(*) FROM users WHERE email = @email", insert, NamedKey),
        "CREATE TABLE users (id serial, email text CONSTRAINT users_email_key UNIQUE);");

    [Fact]
    public Task A_text_that_others_share_is_left_as_it_is() => FixVerifier<CheckThenInsertRaceFix>.Rewrites(
        Program("SELECT count(*) FROM users WHERE email = @email", "{|CTI1001:Execute|}(Insert, new { email });"),
        Caught("SELECT count(*) FROM users WHERE email = @email", "Execute(Insert, new { email });", NamedKey),
        "CREATE TABLE users (email text CONSTRAINT users_email_key UNIQUE);");

    private static string Marked(string insert)
    {
        var end = insert.IndexOfAny(['(', '<']);
        return "{|CTI1001:" + insert[..end] + "|}" + insert[end..];
    }

    private static string Program(string check, string insert) => $$"""
        using Dapper;
        using Npgsql;

        public static class Accounts
        {
            private const string Insert = "INSERT INTO users (email) VALUES (@email)";

            public static bool SignUp(NpgsqlConnection connection, string email)
            {
                if (connection.ExecuteScalar<int>("{{check}}", new { email }) > 0)
                    return false;

                connection.{{insert}}
                return true;
            }
        }
        """;

    private static string Caught(string check, string insert, string filter) => $$"""
        using Dapper;
        using Npgsql;

        public static class Accounts
        {
            private const string Insert = "INSERT INTO users (email) VALUES (@email)";

            public static bool SignUp(NpgsqlConnection connection, string email)
            {
                if (connection.ExecuteScalar<int>("{{check}}", new { email }) > 0)
                    return false;

                try
                {
                    connection.{{insert}}
                }
                catch (PostgresException ex) when (ex.SqlState == PostgresErrorCodes.UniqueViolation{{filter}})
                {
                    return false;
                }

                return true;
            }
        }
        """;
}
