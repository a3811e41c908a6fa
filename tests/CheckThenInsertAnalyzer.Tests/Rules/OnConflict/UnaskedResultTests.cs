using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.OnConflict;

/// <summary>CTI4009: the program goes on as if DO NOTHING had stored the row.</summary>
public sealed class UnaskedResultTests
{
    private const string Insert = "INSERT INTO users (id, email) VALUES (@id, @email) ON CONFLICT (email) DO NOTHING";

    [Theory]
    [InlineData("""
        var id = Guid.NewGuid();
        await connection.{|CTI4009:ExecuteAsync|}("SQL", new { id, email });
        return id;
        """)]
    [InlineData("""
        var id = Guid.CreateVersion7();
        connection.{|CTI4009:Execute|}("SQL", new { id, email });
        await connection.ExecuteAsync("INSERT INTO visits (user_id) VALUES (@id)", new { id });
        return Guid.Empty;
        """)]
    [InlineData("""
        var newId = Guid.NewGuid();
        await using var command = new NpgsqlCommand("SQL", connection);
        command.Parameters.AddWithValue("id", newId);
        command.Parameters.AddWithValue("email", email);
        await command.{|CTI4009:ExecuteNonQueryAsync|}();
        return newId;
        """)]
    [InlineData("""
        var id = Guid.NewGuid();
        await db.Database.{|CTI4009:ExecuteSqlAsync|}($"INSERT INTO users (id, email) VALUES ({id}, {email}) ON CONFLICT (email) DO NOTHING");
        return id;
        """)]
    public Task A_new_id_that_may_be_no_rows(string body) => RuleVerifier.Default.Informs(Source(body.Replace("SQL", Insert)));

    [Theory]
    [InlineData("""
        var id = Guid.NewGuid();
        var stored = await connection.ExecuteAsync("SQL", new { id, email });
        return stored > 0 ? id : Guid.Empty;
        """)]
    [InlineData("""
        var id = Guid.NewGuid();
        await connection.ExecuteAsync("SQL", new { id, email });
        return await connection.QuerySingleAsync<Guid>("SELECT id FROM users WHERE email = @email", new { email });
        """)]
    [InlineData("""
        var id = Guid.NewGuid();
        await connection.ExecuteAsync("SQL", new { id, email });
        return Guid.Empty;
        """)]
    [InlineData("""
        var id = Guid.NewGuid();
        await connection.ExecuteAsync("INSERT INTO users (id, email) VALUES (@id, @email) ON CONFLICT (id) DO NOTHING", new { id, email });
        return id;
        """)]
    [InlineData("""
        var id = given;
        await connection.ExecuteAsync("SQL", new { id, email });
        return id;
        """)]
    public Task An_id_that_is_asked_for_or_known(string body) => RuleVerifier.Default.IsSilent(Source(body.Replace("SQL", Insert)));

    [Fact]
    public Task A_creation_that_is_told() => RuleVerifier.Default.Informs("""
        namespace Microsoft.AspNetCore.Http { public static class Results { public static object Created(string uri, object? value) => uri; } }

        public class Endpoint(NpgsqlConnection connection)
        {
            public async Task<object> PostAsync(string email)
            {
                await connection.{|CTI4009:ExecuteAsync|}("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING", new { email });
                return Microsoft.AspNetCore.Http.Results.Created("/users/" + email, null);
            }
        }
        """);

    [Fact]
    public Task What_it_says() => RuleVerifier.Default.Says(
        "When the row of 'users' is there already, this stores nothing, and 'id', which the method goes on with, is no row's 'id'. Ask the number of affected rows.",
        Source($$"""
            var id = Guid.NewGuid();
            connection.{|CTI4009:Execute|}("{{Insert}}", new { id, email });
            return id;
            """));

    private static string Source(string body) => $$"""
        public class Store(NpgsqlConnection connection, DbContext db)
        {
            public async Task<Guid> AddAsync(string email, Guid given)
            {
                await Task.CompletedTask;
                {{body}}
            }
        }
        """;
}
