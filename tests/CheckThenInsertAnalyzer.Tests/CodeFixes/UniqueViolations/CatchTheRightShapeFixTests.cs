using CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.UniqueViolations;

public sealed class CatchTheRightShapeFixTests
{
    private const string Flush = "await db.SaveChangesAsync();";
    private const string Insert = """await connection.ExecuteAsync("INSERT INTO users (email) VALUES (@email)", new { email });""";

    [Fact]
    public Task Round_a_flush_the_wrapped_violation_is_caught() => Rewrites(
        Flush,
        """catch ({|CTI3002:PostgresException|}) when (true)""",
        """catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } && true)""");

    [Fact]
    public Task A_clause_without_filter_gets_one() => Rewrites(
        Flush,
        """catch ({|CTI3002:PostgresException|} e) // taken""",
        """catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }) // taken""");

    [Fact]
    public Task The_sqlstate_and_the_constraint_become_a_pattern() => Rewrites(
        Flush,
        """catch ({|CTI3002:PostgresException|} ex) when (ex.SqlState == "23505" && ex.ConstraintName == "users_email_key")""",
        """catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })""");

    [Fact]
    public Task A_used_exception_gets_a_name_of_its_own() => Rewrites(
        Flush,
        """catch ({|CTI3002:PostgresException|} ex) when (ex.SqlState == PostgresErrorCodes.UniqueViolation)""",
        """catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres)""",
        """Console.WriteLine(ex.ConstraintName + ex.Message);""",
        """Console.WriteLine(postgres.ConstraintName + postgres.Message);""");

    [Fact]
    public Task A_name_that_is_taken_is_not_used_again() => Rewrites(
        Flush,
        """catch ({|CTI3002:PostgresException|} ex)""",
        """catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgresException)""",
        """var postgres = ex.TableName;""",
        """var postgres = postgresException.TableName;""");

    [Fact]
    public Task The_whole_exception_is_still_handed_on() => Rewrites(
        Flush,
        """catch ({|CTI3002:PostgresException|} ex)""",
        """catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })""",
        """throw new InvalidOperationException("Taken.", ex);""",
        """throw new InvalidOperationException("Taken.", ex);""");

    [Fact]
    public Task Another_condition_is_taken_over() => Rewrites(
        Flush,
        """catch ({|CTI3002:PostgresException|} ex) when (ex.SqlState == "23505" && (ex.TableName == email || email == ""))""",
        """catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres && (postgres.TableName == email || email == ""))""");

    [Fact]
    public Task Several_sqlstates_are_taken_over() => Rewrites(
        Flush,
        """catch ({|CTI3002:PostgresException|} ex) when (ex.SqlState == "23505" || ex.SqlState == "23503")""",
        """catch (DbUpdateException ex) when (ex.InnerException is PostgresException postgres && (postgres.SqlState == "23505" || postgres.SqlState == "23503"))""");

    [Fact]
    public Task Round_a_statement_the_bare_violation_is_caught() => Rewrites(
        Insert,
        """catch ({|CTI3002:DbUpdateException|})""",
        """catch (PostgresException ex) when (ex.SqlState == PostgresErrorCodes.UniqueViolation)""");

    [Fact]
    public Task A_pattern_on_the_inner_exception_becomes_plain_tests() => Rewrites(
        Insert,
        """catch ({|CTI3002:DbUpdateException|} ex) when (ex.InnerException is PostgresException { SqlState: "23505", ConstraintName: "users_email_key" } pg && pg.TableName != email)""",
        """catch (PostgresException ex) when (ex.SqlState == PostgresErrorCodes.UniqueViolation && ex.ConstraintName == "users_email_key" && ex.TableName != email)""",
        """Console.WriteLine(pg.Detail + ex.Message);""",
        """Console.WriteLine(ex.Detail + ex.Message);""");

    [Fact]
    public Task A_pattern_that_is_no_constant_stays_a_pattern() => Rewrites(
        Insert,
        """catch ({|CTI3002:DbUpdateException|} ex) when (ex.InnerException is PostgresException { SqlState: "23505", ConstraintName: "a" or "b" })""",
        """catch (PostgresException ex) when (ex.SqlState == PostgresErrorCodes.UniqueViolation && ex.ConstraintName is "a" or "b")""");

    [Fact]
    public Task ExecuteSql_raises_bare_violations() => Rewrites(
        """await db.Database.ExecuteSqlAsync($"INSERT INTO users (email) VALUES ({email})");""",
        """catch ({|CTI3002:DbUpdateException|} ex)""",
        """catch (PostgresException ex) when (ex.SqlState == PostgresErrorCodes.UniqueViolation)""");

    [Fact]
    public Task Namespaces_are_imported_once() => FixVerifier<CatchTheRightShapeFix>.Rewrites(
        """
        using System;

        namespace Shop
        {
            public class Users(Microsoft.EntityFrameworkCore.DbContext db)
            {
                public void Create()
                {
                    try
                    {
                        db.SaveChanges();
                    }
                    catch ({|CTI3002:Npgsql.PostgresException|})
                    {
                    }

                    try
                    {
                        db.SaveChanges();
                    }
                    catch ({|CTI3002:Npgsql.PostgresException|})
                    {
                    }
                }
            }
        }
        """,
        """
        using System;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        namespace Shop
        {
            public class Users(Microsoft.EntityFrameworkCore.DbContext db)
            {
                public void Create()
                {
                    try
                    {
                        db.SaveChanges();
                    }
                    catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
                    {
                    }

                    try
                    {
                        db.SaveChanges();
                    }
                    catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
                    {
                    }
                }
            }
        }
        """);

    [Fact]
    public Task A_handler_that_throws_on_is_left_alone() => OffersNothing(
        Flush,
        "catch ({|CTI3002:PostgresException|} ex)",
        "Console.WriteLine(ex.ConstraintName); throw;");

    [Fact]
    public Task A_later_handler_that_takes_it_is_enough() => OffersNothing(
        Flush,
        """
        catch ({|CTI3002:PostgresException|} e) when (e.SqlState == "23505")
                {
                }
                catch (DbUpdateException)
        """);

    [Fact]
    public Task Behind_a_handler_of_everything_nothing_can_be_caught() => OffersNothing(
        Flush,
        """
        catch (Exception e) when (e.Message != "")
                {
                }
                catch ({|CTI3002:PostgresException|})
        """);

    [Fact]
    public Task A_lost_connection_is_left_to_its_handler() => OffersNothing(
        Flush,
        "catch ({|CTI3002:NpgsqlException|})");

    [Fact]
    public Task What_only_the_old_exception_has_keeps_it() => OffersNothing(
        Insert,
        "catch ({|CTI3002:DbUpdateException|} ex)",
        "Console.WriteLine(ex.Entries.Count);");

    [Fact]
    public Task A_predicate_on_the_old_exception_keeps_it() => OffersNothing(
        Insert,
        "catch ({|CTI3002:DbUpdateException|} ex) when (ex.InnerException is PostgresException { SqlState: \"23505\" } && ex.Entries.Count > 0)");

    [Fact]
    public Task A_block_that_raises_both_shapes_is_left_alone() => FixVerifier<CatchTheRightShapeFix>.OffersNothing(
        Users(Flush + Insert, "catch ({|CTI3002:SqlException|})", "") + "\npublic class SqlException : Exception { }");

    [Fact]
    public Task A_comment_in_the_head_is_left_alone() => OffersNothing(
        Flush,
        "catch ({|CTI3002:PostgresException|} /* taken */)");

    private static Task Rewrites(string call, string head, string rewrittenHead, string block = "", string rewrittenBlock = "") =>
        FixVerifier<CatchTheRightShapeFix>.Rewrites(Users(call, head, block), Users(call, rewrittenHead, rewrittenBlock));

    private static Task OffersNothing(string call, string head, string block = "") =>
        FixVerifier<CatchTheRightShapeFix>.OffersNothing(Users(call, head, block));

    private static string Users(string call, string head, string block) => $$"""
        using System.Data;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        public class Users(DbContext db, IDbConnection connection)
        {
            public async Task Create(string email)
            {
                try
                {
                    {{call}}
                }
                {{head}}
                {
                    {{block}}
                }
            }
        }
        """;
}
