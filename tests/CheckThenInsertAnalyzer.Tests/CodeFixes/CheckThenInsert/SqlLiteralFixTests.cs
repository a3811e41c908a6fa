using CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.CheckThenInsert;

/// <summary>The clause goes into whatever kind of literal holds the text, before what ends the statement.</summary>
public sealed class SqlLiteralFixTests
{
    private const string Schema = "CREATE TABLE users (email text UNIQUE);";

    [Theory]
    [InlineData("""  "INSERT INTO users (email) VALUES (@email);"  """, """  "INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING;"  """)]
    [InlineData("""  "INSERT INTO users (email) VALUES (@email) -- new"  """, """  "INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING -- new"  """)]
    [InlineData("""  "INSERT INTO \"users\" (\"email\")\nVALUES (@email)"  """, """  "INSERT INTO \"users\" (\"email\")\nVALUES (@email)\nON CONFLICT (\"email\") DO NOTHING"  """)]
    [InlineData("""  @"INSERT INTO ""users"" (""email"") VALUES (@email)"  """, """  @"INSERT INTO ""users"" (""email"") VALUES (@email) ON CONFLICT (""email"") DO NOTHING"  """)]
    [InlineData("""  "INSERT INTO users (email) " + "VALUES (@email)"  """, """  "INSERT INTO users (email) " + "VALUES (@email) ON CONFLICT (email) DO NOTHING"  """)]
    [InlineData("""  $"INSERT INTO {Table} (email) VALUES (@email)"  """, """  $"INSERT INTO {Table} (email) VALUES (@email) ON CONFLICT (email) DO NOTHING"  """)]
    public Task A_literal_keeps_its_spelling(string before, string after) => FixVerifier<CheckThenInsertRaceFix>.Rewrites(
        Program($"connection.{{|CTI1001:Execute|}}({before.Trim()}, new {{ email }})"),
        Rewritten($"connection.Execute({after.Trim()}, new {{ email }})"),
        Schema);

    [Fact]
    public Task A_raw_literal_keeps_its_indent() => FixVerifier<CheckThenInsertRaceFix>.Rewrites(
        Program(
            """"
            connection.{|CTI1001:Execute|}($"""
                        INSERT INTO {Table} (email)
                        VALUES (@email)
                        """, new { email })
            """"),
        Rewritten(
            """"
            connection.Execute($"""
                        INSERT INTO {Table} (email)
                        VALUES (@email)
                        ON CONFLICT (email) DO NOTHING
                        """, new { email })
            """"),
        Schema);

    private static string Program(string insert) => $$"""
        using Dapper;
        using Npgsql;

        public static class Accounts
        {
            private const string Table = "users";

            public static bool SignUp(NpgsqlConnection connection, string email)
            {
                if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    return false;
                {{insert}};
                return true;
            }
        }
        """;

    private static string Rewritten(string insert) => $$"""
        using Dapper;
        using Npgsql;

        public static class Accounts
        {
            private const string Table = "users";

            public static bool SignUp(NpgsqlConnection connection, string email)
            {
                if ({{insert}} == 0)
                    return false;
                return true;
            }
        }
        """;
}
