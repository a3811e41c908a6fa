using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>Keys that an insert writes by way of an object: a navigation's foreign key, a value object's content.</summary>
public sealed class KeyOfObjectTests
{
    private const string Model = """
        public class Team { public int TeamId { get; set; } public string Name { get; set; } = ""; }
        public class Player { public int Id { get; set; } public string Name { get; set; } = ""; }
        public class Membership { public int Id { get; set; } public int TeamId { get; set; } public int PlayerId { get; set; } public Team Team { get; set; } = null!; public Player Player { get; set; } = null!; }

        public record Code(string Value) { public static Code Of(string value) => new(value.Trim()); }
        public class Airport
        {
            public int Id { get; set; }
            public Code Code { get; private set; } = null!;
            public Code Other { get; private set; } = null!;
            public static Airport Create(Code code, Code other) => new() { Code = code, Other = other };
        }

        public class ClubContext(DbContextOptions<ClubContext> options) : DbContext(options)
        {
            public DbSet<Membership> Memberships => Set<Membership>();
            public DbSet<Airport> Airports => Set<Airport>();
        }
        """;

    private static readonly RuleVerifier Club = RuleVerifier.Default with { Model = Model };

    [Fact]
    public Task Navigation_writes_the_foreign_key() => Club.Warns(Source(
        "if (context.Memberships.Any(m => m.TeamId == team.TeamId && m.PlayerId == player.Id)) return;",
        "context.Memberships.{|CTI1001:Add|}(new Membership { Team = team, Player = player });"));

    [Fact]
    public Task Navigation_of_another_object_agrees_with_nothing() => Club.Informs(Source(
        "if (context.Memberships.Any(m => m.TeamId == team.TeamId)) return;",
        "context.Memberships.{|CTI1001:Add|}(new Membership { Team = other, Player = player });"));

    [Theory]
    [InlineData("Airport.Create(Code.Of(code), Code.Of(\"x\"))")]
    [InlineData("Airport.Create(new Code(code), Code.Of(\"x\"))")]
    public Task Value_object_holds_the_compared_value(string airport) => Club.Warns(Source(
        "if (context.Airports.Any(a => a.Code.Value == code)) return;",
        $"var airport = {airport};\n        context.Airports.{{|CTI1001:Add|}}(airport);"));

    [Fact]
    public Task Value_object_of_another_value() => Club.Informs(Source(
        "if (context.Airports.Any(a => a.Code.Value == code)) return;",
        "context.Airports.{|CTI1001:Add|}(Airport.Create(Code.Of(team.Name), Code.Of(code)));"));

    private static string Source(string check, string insert) => $$"""
        public class Club(ClubContext context)
        {
            public void Join(Team team, Team other, Player player, string code)
            {
                {{check}}
                {{insert}}
                context.SaveChanges();
            }
        }
        """;
}
