using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.OnConflict;

/// <summary>CTI4008: a list that may name a key twice, upserted in one statement.</summary>
public sealed class RepeatedKeyTests
{
    [Theory]
    [InlineData("INSERT INTO users (email, name) SELECT e, n FROM unnest(@emails, @names) AS t(e, n) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name")]
    [InlineData("INSERT INTO users (email) SELECT unnest(@emails) ON CONFLICT (email) DO UPDATE SET visits = users.visits + 1")]
    [InlineData("INSERT INTO users (email) SELECT e FROM unnest(@emails::text[]) AS e ORDER BY e ON CONFLICT (email) DO UPDATE SET visits = 1")]
    public Task Lists_that_come_from_outside(string sql) => RuleVerifier.Default.Informs(Source($"connection.{{|CTI4008:Execute|}}(\"{sql}\", new {{ emails, names }});"));

    [Fact]
    public Task An_interpolated_list_of_entity_framework() =>
        RuleVerifier.Default.Informs(Source("db.Database.{|CTI4008:ExecuteSql|}($\"INSERT INTO users (email) SELECT e FROM unnest({emails}) AS e ON CONFLICT (email) DO UPDATE SET visits = 1\");"));

    [Fact]
    public Task A_parameter_of_a_command() => RuleVerifier.Default.Informs(Source("""
        using var command = new NpgsqlCommand("INSERT INTO users (email) SELECT e FROM unnest($1) AS e ON CONFLICT (email) DO UPDATE SET visits = 1", connection);
        command.Parameters.AddWithValue(emails);
        command.{|CTI4008:ExecuteNonQuery|}();
        """));

    [Theory]
    [InlineData("INSERT INTO users (email) SELECT DISTINCT e FROM unnest(@emails) AS e ON CONFLICT (email) DO UPDATE SET visits = 1")]
    [InlineData("INSERT INTO users (email, name) SELECT DISTINCT ON (e) e, n FROM unnest(@emails, @names) AS t(e, n) ORDER BY e ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name")]
    [InlineData("INSERT INTO users (email, visits) SELECT e, count(*) FROM unnest(@emails) AS e GROUP BY e ON CONFLICT (email) DO UPDATE SET visits = EXCLUDED.visits")]
    [InlineData("INSERT INTO users (email) SELECT e FROM unnest(@emails) AS e ON CONFLICT (email) DO NOTHING")]
    [InlineData("INSERT INTO users (email) SELECT email FROM old_users ON CONFLICT (email) DO UPDATE SET visits = 1")]
    [InlineData("INSERT INTO users (email) SELECT e FROM unnest(ARRAY['a', 'b']) AS e ON CONFLICT (email) DO UPDATE SET visits = 1")]
    [InlineData("INSERT INTO users (email) VALUES (@emails) ON CONFLICT (email) DO UPDATE SET visits = 1")]
    public Task Statements_that_take_each_key_once(string sql) => RuleVerifier.Default.IsSilent(Source($"connection.Execute(\"{sql}\", new {{ emails, names }});"));

    [Theory]
    [InlineData("emails.Distinct().ToArray()")]
    [InlineData("emails.ToHashSet()")]
    [InlineData("new HashSet<string>(emails)")]
    [InlineData("byEmail.Keys.ToArray()")]
    [InlineData("emails.GroupBy(e => e).Select(g => g.Key).ToList()")]
    public Task Lists_that_are_made_distinct(string list) => RuleVerifier.Default.IsSilent(Source($$"""
        var list = {{list}};
        connection.Execute("INSERT INTO users (email) SELECT e FROM unnest(@list) AS e ON CONFLICT (email) DO UPDATE SET visits = 1", new { list });
        """));

    [Fact]
    public Task A_list_that_the_method_fills_from_a_dictionary() => RuleVerifier.Default.IsSilent(Source("""
        List<string> list = [];
        foreach (var (email, _) in byEmail)
            list.Add(email);
        connection.Execute("INSERT INTO users (email) SELECT e FROM unnest(@list) AS e ON CONFLICT (email) DO UPDATE SET visits = 1", new { list });
        """));

    [Fact]
    public Task What_it_says() => RuleVerifier.Default.Says(
        "A key that comes twice in '@emails' fails the whole upsert into 'users' with 21000. Take each once: SELECT DISTINCT ON (email).",
        Source("connection.{|CTI4008:Execute|}(\"INSERT INTO users (email) SELECT e FROM unnest(@emails) AS e ON CONFLICT (email) DO UPDATE SET visits = 1\", new { emails });"));

    private static string Source(string body) => $$"""
        public class Store(NpgsqlConnection connection, DbContext db)
        {
            public void Send(string[] emails, string[] names, Dictionary<string, int> byEmail)
            {
                {{body}}
            }
        }
        """;
}
