using CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;
using CheckThenInsertAnalyzer.Tests.Rules;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.UniqueViolations;

public sealed class FilterTheViolationFixTests
{
    private const string Flush = "context.Users.Add(new User { Email = email }); await context.SaveChangesAsync();";
    private const string Insert = "await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email });";

    [Theory]
    [InlineData(Flush, "DbUpdateException|})", "DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })")]
    [InlineData(Flush, "DbUpdateException|} failure)", "DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })")]
    [InlineData(Flush, "Exception|})", "Exception ex) when (ex.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })")]
    [InlineData(Insert, "PostgresException|} failure)", "PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UniqueViolation)")]
    [InlineData(Insert, "NpgsqlException|})", "NpgsqlException ex) when (ex.SqlState == PostgresErrorCodes.UniqueViolation)")]
    public Task The_clause_gets_a_filter(string insert, string head, string filtered) =>
        FixVerifier<FilterTheViolationFix>.Rewrites(Source(insert, "catch ({|CTI3005:" + head), Source(insert, "catch (" + filtered));

    [Fact]
    public Task A_comment_behind_the_head_would_be_lost() =>
        FixVerifier<FilterTheViolationFix>.OffersNothing(Source(Flush, "catch ({|CTI3005:DbUpdateException|}) // taken"));

    private static string Source(string insert, string head) => $$"""
        using System;
        using System.Threading.Tasks;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        {{ShopModel.Entities}}

        public class Registry(ShopContext context, NpgsqlConnection connection)
        {
            public async Task<string> Register(string email)
            {
                try
                {
                    {{insert}}
                    return email;
                }
                {{head}}
                {
                    return "already exists";
                }
            }
        }
        """;
}
