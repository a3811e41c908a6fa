using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.UniqueViolations;

/// <summary>CTI3003: a test that no violation passes.</summary>
public sealed class WrongSqlStateTests
{
    [Theory]
    [InlineData("{|CTI3003:e.ErrorCode == 23505|}")]
    [InlineData("{|CTI3003:23505 == e.ErrorCode|}")]
    [InlineData("{|CTI3003:e.HResult == 2627|}")]
    [InlineData("{|CTI3003:e.ErrorCode != 2601|}")]
    [InlineData("{|CTI3003:e.ErrorCode is 23505|}")]
    [InlineData("{|CTI3003:e.SqlState == \"23000\"|}")]
    [InlineData("{|CTI3003:e.SqlState == \"2350\"|}")]
    [InlineData("{|CTI3003:e.SqlState == \"unique_violation\"|}")]
    [InlineData("{|CTI3003:e.SqlState.Equals(\"23505 \")|}")]
    [InlineData("e is { {|CTI3003:SqlState: \"duplicate\"|} }")]
    [InlineData("e is PostgresException { {|CTI3003:ErrorCode: 23505|} }")]
    public Task Wrong(string test) => RuleVerifier.Default.Warns(Source("PostgresException", test));

    [Theory]
    [InlineData("e.SqlState == \"23505\"")]
    [InlineData("e.SqlState == PostgresErrorCodes.UniqueViolation")]
    [InlineData("e.SqlState is \"23505\" or \"23503\"")]
    [InlineData("e is { SqlState: \"23505\" }")]
    [InlineData("e.SqlState == \"40P01\"")]
    [InlineData("e.ErrorCode == -2147467259")]
    [InlineData("e.HResult == unchecked((int)0x80004005)")]
    [InlineData("e.SqlState.StartsWith(\"23\")")]
    [InlineData("e.SqlState.Length == 5")]
    [InlineData("e.ConstraintName == \"users_email_key\"")]
    [InlineData("e.SqlState == null")]
    public Task Right(string test) => RuleVerifier.Default.IsSilent(Source("PostgresException", test));

    [Fact]
    public Task Exception_of_somebody_else() => RuleVerifier.Default.IsSilent("public class PaymentException : Exception { public int ErrorCode => 23505; }\n" + Source("PaymentException", "e.ErrorCode == 23505"));

    [Fact]
    public Task Base_type() => RuleVerifier.Default.Warns(Source("DbException", "{|CTI3003:e.ErrorCode == 23505|}"));

    private static string Source(string exception, string test) => $$"""
        public static class Violations
        {
            public static bool IsUnique({{exception}} e) => {{test}};
        }
        """;
}
