using CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.UniqueViolations;

public sealed class NameTheSqlStateFixTests
{
    [Fact]
    public Task An_error_code_becomes_the_sqlstate() => Rewrites(
        "{|CTI3003:ex.ErrorCode == 23505|}",
        "ex.SqlState == PostgresErrorCodes.UniqueViolation");

    [Fact]
    public Task The_operator_and_the_order_stay() => Rewrites(
        "{|CTI3003:23505 != ex.ErrorCode|}",
        "PostgresErrorCodes.UniqueViolation != ex.SqlState");

    [Fact]
    public Task A_property_pattern_is_rewritten() => Rewrites(
        "ex is { {|CTI3003:ErrorCode: 23505|}, ConstraintName: not null }",
        "ex is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: not null }");

    [Fact]
    public Task A_constant_pattern_is_rewritten() => Rewrites(
        "{|CTI3003:ex.HResult is 23505|}",
        "ex.SqlState is PostgresErrorCodes.UniqueViolation");

    [Fact]
    public Task A_sqlstate_with_a_blank_is_replaced() => Rewrites(
        "{|CTI3003:ex.SqlState == \"23505 \"|}",
        "ex.SqlState == PostgresErrorCodes.UniqueViolation");

    [Fact]
    public Task A_call_of_equals_is_rewritten() => Rewrites(
        "{|CTI3003:ex.ErrorCode.Equals(23505)|}",
        "ex.SqlState.Equals(PostgresErrorCodes.UniqueViolation)");

    [Theory]
    [InlineData("\"2305\"")]
    [InlineData("\"PG23505\"")]
    [InlineData("\"23000\"")]
    [InlineData("\"unique_violation\"")]
    [InlineData("\"2627\"")]
    public Task A_code_that_can_mean_nothing_else_is_replaced(string code) => Rewrites(
        $"{{|CTI3003:ex.SqlState == {code}|}}",
        "ex.SqlState == PostgresErrorCodes.UniqueViolation");

    [Theory]
    [InlineData(2627)]
    [InlineData(2601)]
    [InlineData(1062)]
    public Task Another_servers_number_is_replaced(int number) => Rewrites(
        $"{{|CTI3003:ex.ErrorCode == {number}|}} /* taken */ && ex.IsTransient",
        "ex.SqlState == PostgresErrorCodes.UniqueViolation /* taken */ && ex.IsTransient");

    [Fact]
    public Task Two_tests_are_rewritten_in_one_run() => Rewrites(
        "{|CTI3003:ex.ErrorCode == 2627|} || {|CTI3003:ex.ErrorCode == 2601|}",
        "ex.SqlState == PostgresErrorCodes.UniqueViolation || ex.SqlState == PostgresErrorCodes.UniqueViolation");

    [Theory]
    [InlineData("\"2350\"")]
    [InlineData("\"deadlock\"")]
    [InlineData("\"\"")]
    public Task A_code_that_may_mean_something_else_is_left_alone(string code) => FixVerifier<NameTheSqlStateFix>.OffersNothing(
        Registry($"{{|CTI3003:ex.SqlState == {code}|}}"));

    [Fact]
    public Task The_namespace_is_imported_where_the_file_sorts_it() => FixVerifier<NameTheSqlStateFix>.Rewrites(
        """
        // The licence.
        using System.Data.Common;
        using System.Text;
        using Zebra;

        namespace Zebra
        {
            public class Errors
            {
                public bool IsTaken(DbException ex) => {|CTI3003:ex.ErrorCode == 23505|};
            }
        }
        """,
        """
        // The licence.
        using System.Data.Common;
        using System.Text;
        using Npgsql;
        using Zebra;

        namespace Zebra
        {
            public class Errors
            {
                public bool IsTaken(DbException ex) => ex.SqlState == PostgresErrorCodes.UniqueViolation;
            }
        }
        """);

    [Fact]
    public Task A_namespace_that_sorts_first_goes_below_the_licence() => FixVerifier<NameTheSqlStateFix>.Rewrites(
        """
        // The licence.
        using Zebra;

        namespace Zebra
        {
            public class Errors
            {
                public bool IsTaken(System.Data.Common.DbException ex) => {|CTI3003:ex.ErrorCode == 23505|};
            }
        }
        """,
        """
        // The licence.
        using Npgsql;
        using Zebra;

        namespace Zebra
        {
            public class Errors
            {
                public bool IsTaken(System.Data.Common.DbException ex) => ex.SqlState == PostgresErrorCodes.UniqueViolation;
            }
        }
        """);

    [Fact]
    public Task The_namespace_is_imported_inside_the_namespace_where_the_others_are() => FixVerifier<NameTheSqlStateFix>.Rewrites(
        """
        namespace Shop
        {
            using System.Data.Common;

            public class Errors
            {
                public bool IsTaken(DbException ex) => {|CTI3003:ex.ErrorCode == 23505|};
            }
        }
        """,
        """
        namespace Shop
        {
            using System.Data.Common;
            using Npgsql;

            public class Errors
            {
                public bool IsTaken(DbException ex) => ex.SqlState == PostgresErrorCodes.UniqueViolation;
            }
        }
        """);

    [Fact]
    public Task A_first_import_goes_below_the_licence() => FixVerifier<NameTheSqlStateFix>.Rewrites(
        """
        // The licence.

        namespace Shop;

        public class Errors
        {
            public bool IsTaken(System.Data.Common.DbException ex) => {|CTI3003:ex.ErrorCode == 23505|};
        }
        """,
        """
        // The licence.

        using Npgsql;

        namespace Shop;

        public class Errors
        {
            public bool IsTaken(System.Data.Common.DbException ex) => ex.SqlState == PostgresErrorCodes.UniqueViolation;
        }
        """);

    [Fact]
    public Task A_global_import_is_enough() => FixVerifier<NameTheSqlStateFix>.Rewrites(
        """
        global using Npgsql;

        public class Errors
        {
            public bool IsTaken(PostgresException ex) => {|CTI3003:ex.ErrorCode == 23505|};
        }
        """,
        """
        global using Npgsql;

        public class Errors
        {
            public bool IsTaken(PostgresException ex) => ex.SqlState == PostgresErrorCodes.UniqueViolation;
        }
        """);

    [Fact]
    public Task A_name_that_means_something_else_is_written_in_full() => FixVerifier<NameTheSqlStateFix>.Rewrites(
        """
        public class PostgresErrorCodes
        {
            public bool IsTaken(Npgsql.PostgresException ex) => {|CTI3003:ex.ErrorCode == 23505|};
        }
        """,
        """
        public class PostgresErrorCodes
        {
            public bool IsTaken(Npgsql.PostgresException ex) => ex.SqlState == global::Npgsql.PostgresErrorCodes.UniqueViolation;
        }
        """);

    [Fact]
    public Task Imports_under_a_condition_are_left_alone() => FixVerifier<NameTheSqlStateFix>.Rewrites(
        """
        #if true
        using System.Data.Common;
        #endif

        public class Errors
        {
            public bool IsTaken(DbException ex) => {|CTI3003:ex.ErrorCode == 23505|};
        }
        """,
        """
        #if true
        using System.Data.Common;
        #endif

        public class Errors
        {
            public bool IsTaken(DbException ex) => ex.SqlState == global::Npgsql.PostgresErrorCodes.UniqueViolation;
        }
        """);

    private static Task Rewrites(string test, string rewritten) => FixVerifier<NameTheSqlStateFix>.Rewrites(Registry(test), Registry(rewritten));

    private static string Registry(string test) => $$"""
        using Npgsql;

        public class Registry
        {
            public bool IsTaken(PostgresException ex) => {{test}};
        }
        """;
}
