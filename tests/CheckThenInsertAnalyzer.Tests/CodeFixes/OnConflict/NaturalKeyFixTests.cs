using CheckThenInsertAnalyzer.CodeFixes.OnConflict;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.OnConflict;

public sealed class NaturalKeyFixTests
{
    private const string Schema = """
        CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE, name text);
        CREATE TABLE tags (id serial PRIMARY KEY, email text UNIQUE, name text UNIQUE);
        """;

    [Theory]
    [InlineData("ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name", "ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name")]
    [InlineData("ON CONFLICT ON CONSTRAINT users_pkey DO NOTHING", "ON CONFLICT (email) DO NOTHING")]
    public Task The_key_that_users_choose_is_named(string clause, string named) => FixVerifier<NaturalKeyFix>.Rewrites(
        Source($"connection.{{|CTI4006:Execute|}}(\"INSERT INTO users (email, name) VALUES (@email, @name) {clause}\", new {{ email, name }});"),
        Source($"connection.Execute(\"INSERT INTO users (email, name) VALUES (@email, @name) {named}\", new {{ email, name }});"),
        Schema);

    [Fact]
    public Task Two_keys_may_be_meant() => FixVerifier<NaturalKeyFix>.OffersNothing(
        Source("connection.{|CTI4006:Execute|}(\"INSERT INTO tags (email, name) VALUES (@email, @name) ON CONFLICT (id) DO NOTHING\", new { email, name });"),
        Schema);

    private static string Source(string body) => $$"""
        using Dapper;
        using Npgsql;

        public class Store(NpgsqlConnection connection)
        {
            public void Send(string email, string name)
            {
                {{body}}
            }
        }
        """;
}
