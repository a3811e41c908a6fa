using CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.UniqueViolations;

public sealed class NameTheUniqueViolationFixTests
{
    [Theory]
    [InlineData("ex.SqlState == {|CTI3011:\"23505\"|}", "ex.SqlState == PostgresErrorCodes.UniqueViolation")]
    [InlineData("ex.SqlState is {|CTI3011:\"23505\"|}", "ex.SqlState is PostgresErrorCodes.UniqueViolation")]
    [InlineData("ex.SqlState is {|CTI3011:\"23505\"|} or \"23503\"", "ex.SqlState is PostgresErrorCodes.UniqueViolation or \"23503\"")]
    [InlineData("ex is { SqlState: {|CTI3011:\"23505\"|} /* taken */ }", "ex is { SqlState: PostgresErrorCodes.UniqueViolation /* taken */ }")]
    [InlineData("ex.SqlState switch { {|CTI3011:\"23505\"|} => true, _ => false }", "ex.SqlState switch { PostgresErrorCodes.UniqueViolation => true, _ => false }")]
    public Task The_name_is_written(string test, string rewritten) => FixVerifier<NameTheUniqueViolationFix>.Rewrites(Registry(test), Registry(rewritten));

    [Fact]
    public Task The_namespace_is_imported() => FixVerifier<NameTheUniqueViolationFix>.Rewrites(
        """
        using System.Data.Common;

        public class Registry
        {
            public bool IsTaken(DbException ex) => ex.SqlState == {|CTI3011:"23505"|};
        }
        """,
        """
        using System.Data.Common;
        using Npgsql;

        public class Registry
        {
            public bool IsTaken(DbException ex) => ex.SqlState == PostgresErrorCodes.UniqueViolation;
        }
        """);

    private static string Registry(string test) => $$"""
        using Npgsql;

        public class Registry
        {
            public bool IsTaken(PostgresException ex) => {{test}};
        }
        """;
}
