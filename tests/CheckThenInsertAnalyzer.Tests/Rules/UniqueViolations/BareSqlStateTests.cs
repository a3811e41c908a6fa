using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.UniqueViolations;

/// <summary>CTI3011: the SQLSTATE as a literal.</summary>
public sealed class BareSqlStateTests
{
    private static readonly RuleVerifier Verifier = RuleVerifier.Default with { Unasked = [] };

    [Theory]
    [InlineData("e.SqlState == {|CTI3011:\"23505\"|}")]
    [InlineData("{|CTI3011:\"23505\"|} != e.SqlState")]
    [InlineData("e.SqlState is {|CTI3011:\"23505\"|}")]
    [InlineData("e.SqlState is \"23503\" or {|CTI3011:\"23505\"|}")]
    [InlineData("e is { SqlState: {|CTI3011:\"23505\"|}, ConstraintName: \"users_email_key\" }")]
    [InlineData("e.SqlState.Equals({|CTI3011:\"23505\"|}, StringComparison.Ordinal)")]
    [InlineData("string.Equals(e.SqlState, {|CTI3011:\"23505\"|})")]
    [InlineData("(e as DbException)?.SqlState == {|CTI3011:\"23505\"|}")]
    [InlineData("e.SqlState switch { {|CTI3011:\"23505\"|} => true, _ => false }")]
    public Task Literal(string test) => Verifier.Informs(Source(test));

    [Theory]
    [InlineData("e.SqlState == PostgresErrorCodes.UniqueViolation")]
    [InlineData("e.SqlState == Unique")]
    [InlineData("e.SqlState == \"23503\"")]
    [InlineData("e.ConstraintName == \"23505\"")]
    [InlineData("new[] { \"23505\", \"40001\" }.Contains(e.SqlState)")]
    public Task A_name_or_another_place(string test) => Verifier.IsSilent(Source(test));

    private static string Source(string test) => $$"""
        public static class Violations
        {
            private const string Unique = "23505";

            public static bool IsUnique(PostgresException e) => {{test}};
        }
        """;
}
