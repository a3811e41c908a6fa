using CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;
using CheckThenInsertAnalyzer.Tests.Rules;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.UniqueViolations;

public sealed class AskForSqlStateFixTests
{
    [Theory]
    [InlineData("PostgresException", "{|CTI3004:ex.Message.Contains(\"duplicate key\")|}", "ex.SqlState == PostgresErrorCodes.UniqueViolation")]
    [InlineData("PostgresException", "!{|CTI3004:ex.MessageText.StartsWith(\"duplicate\")|}", "!(ex.SqlState == PostgresErrorCodes.UniqueViolation)")]
    [InlineData("NpgsqlException", "{|CTI3004:ex.Message.Contains(\"duplicate\")|}", "ex is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }")]
    [InlineData("DbUpdateException", "{|CTI3004:ex.Message.Contains(\"unique\")|}", "ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }")]
    [InlineData("DbUpdateException", "{|CTI3004:ex.InnerException.Message.IndexOf(\"duplicate\") >= 0|} && ex.Entries.Count == 1", "ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } && ex.Entries.Count == 1")]
    [InlineData("DbUpdateException", "{|CTI3004:ex.InnerException?.Message.Contains(\"duplicate\") == true|}", "ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }")]
    [InlineData("DbUpdateException", "{|CTI3004:ex.InnerException.Message.Contains(\"duplicate\")|} || ex.InnerException.Message.Contains(\"unique\")", "ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }")]
    [InlineData("Exception", "{|CTI3004:ex.ToString().Contains(\"duplicate key\")|}", "ex.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }")]
    public Task The_sqlstate_is_asked_for(string exception, string test, string rewritten) => FixVerifier<AskForSqlStateFix>.Rewrites(Predicate(exception, test), Predicate(exception, rewritten));

    [Theory]
    [InlineData("PostgresException", "{|CTI3004:ex.Message.Contains(\"duplicate key\")|} || ex.IsTransient")]
    [InlineData("DbUpdateException", "{|CTI3004:ex.Message.Contains(\"duplicate\")|} || ex.InnerException.Message.Contains(\"unique\")")]
    [InlineData("DbUpdateException", "{|CTI3004:ex.InnerException?.Message.Contains(\"duplicate\")|} != false")]
    public Task What_asks_for_more_is_left_alone(string exception, string test) => FixVerifier<AskForSqlStateFix>.OffersNothing(Predicate(exception, test));

    [Theory]
    [InlineData("context.Users.Add(new User { Email = email }); await context.SaveChangesAsync();", "ex.InnerException")]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email });", "ex")]
    public Task A_handler_of_everything_looks_where_the_violation_is(string insert, string where) => FixVerifier<AskForSqlStateFix>.Rewrites(
        Handler(insert, "{|CTI3004:ex.Message.Contains(\"duplicate key\")|}"),
        Handler(insert, where + " is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }"));

    private static string Predicate(string exception, string test) => $$"""
        using System;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        public class Registry
        {
            public bool IsTaken({{exception}} ex) => {{test}};
        }
        """;

    private static string Handler(string insert, string test) => $$"""
        using System;
        using System.Threading.Tasks;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        {{ShopModel.Entities}}

        public class Registry(ShopContext context, NpgsqlConnection connection)
        {
            public async Task<bool> Register(string email)
            {
                try
                {
                    {{insert}}
                    return true;
                }
                catch (Exception ex) when ({{test}})
                {
                    return false;
                }
            }
        }
        """;
}
