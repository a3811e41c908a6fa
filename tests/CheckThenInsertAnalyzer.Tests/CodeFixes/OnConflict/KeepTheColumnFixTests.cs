using CheckThenInsertAnalyzer.CodeFixes.OnConflict;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.OnConflict;

public sealed class KeepTheColumnFixTests
{
    [Theory]
    [InlineData("id = EXCLUDED.id, name = EXCLUDED.name", "name = EXCLUDED.name")]
    [InlineData("name = EXCLUDED.name, id = EXCLUDED.id", "name = EXCLUDED.name")]
    [InlineData("id = EXCLUDED.id, created_at = now(), name = EXCLUDED.name", "name = EXCLUDED.name")]
    [InlineData("id = EXCLUDED.id, name = EXCLUDED.name, created_at = now()", "name = EXCLUDED.name")]
    [InlineData("name = EXCLUDED.name, created_at = now(), id = @id::int, visits = 1", "name = EXCLUDED.name, visits = 1")]
    public Task The_assignment_goes_with_its_comma(string assignments, string kept) => Rewrites(
        $$"""connection.{|CTI4007:Execute|}("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET {{assignments}} RETURNING id", new { id, email, name });""",
        $$"""connection.Execute("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET {{kept}} RETURNING id", new { id, email, name });""");

    [Fact]
    public Task A_text_over_lines_keeps_its_layout() => Rewrites(
        """"
        connection.{|CTI4007:Execute|}("""
            INSERT INTO users (id, email, name)
            VALUES (@id, @email, @name)
            ON CONFLICT (email) DO UPDATE
            SET id = EXCLUDED.id,
                name = EXCLUDED.name,
                created_at = now()
            """, new { id, email, name });
        """",
        """"
        connection.Execute("""
            INSERT INTO users (id, email, name)
            VALUES (@id, @email, @name)
            ON CONFLICT (email) DO UPDATE
            SET name = EXCLUDED.name
            """, new { id, email, name });
        """");

    [Fact]
    public Task Both_parts_of_a_concatenation_are_edited() => Rewrites(
        """
        connection.{|CTI4007:Execute|}("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name, " +
            "created_at = now(), visits = users.visits + 1", new { email, name });
        """,
        """
        connection.Execute("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name" +
            ", visits = users.visits + 1", new { email, name });
        """);

    [Fact]
    public Task An_interpolated_text_of_entity_framework() => Rewrites(
        """db.Database.{|CTI4007:ExecuteSql|}($"INSERT INTO users (email, name) VALUES ({email}, {name}) ON CONFLICT (email) DO UPDATE SET created_at = now(), name = {name}");""",
        """db.Database.ExecuteSql($"INSERT INTO users (email, name) VALUES ({email}, {name}) ON CONFLICT (email) DO UPDATE SET name = {name}");""");

    [Theory]
    [InlineData("""connection.{|CTI4007:Execute|}("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO UPDATE SET id = EXCLUDED.id", new { email });""")]
    [InlineData("""connection.{|CTI4007:Execute|}("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO UPDATE SET id = EXCLUDED.id /* why */, name = 'a'", new { email });""")]
    [InlineData("""db.Database.{|CTI4007:ExecuteSql|}($"INSERT INTO users (email) VALUES ({email}) ON CONFLICT (email) DO UPDATE SET id = {id}, name = {name}");""")]
    [InlineData("""db.Database.{|CTI4007:ExecuteSqlRaw|}("INSERT INTO users (email) VALUES ({0}) ON CONFLICT (email) DO UPDATE SET id = {1}, name = 'a'", email, id);""")]
    [InlineData("""connection.{|CTI4007:Execute|}(Shared, new { email });""")]
    public Task Nothing_would_be_left_or_more_than_the_text_would_change(string body) => FixVerifier<KeepTheColumnFix>.OffersNothing(Source(body));

    private static Task Rewrites(string body, string rewritten) => FixVerifier<KeepTheColumnFix>.Rewrites(Source(body), Source(rewritten));

    private static string Source(string body) => $$"""
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        public class Store(NpgsqlConnection connection, DbContext db)
        {
            private const string Shared = "INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO UPDATE SET id = EXCLUDED.id, name = 'a'";

            public void Send(int id, string email, string name)
            {
                {{body}}
            }
        }
        """;
}
