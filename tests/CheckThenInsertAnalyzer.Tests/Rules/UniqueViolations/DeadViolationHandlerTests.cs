using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.UniqueViolations;

/// <summary>CTI3002: a catch clause that no violation of its try block gets into.</summary>
public sealed class DeadViolationHandlerTests
{
    private const string Flush = "context.Users.Add(new User { Email = email }); await context.SaveChangesAsync(token);";
    private const string Statement = "await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email });";

    [Theory]
    [InlineData(Flush, "catch ({|CTI3002:PostgresException|})")]
    [InlineData(Flush, "catch ({|CTI3002:PostgresException|} e) when (e.SqlState == \"23505\")")]
    [InlineData(Flush, "catch ({|CTI3002:NpgsqlException|} e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)")]
    [InlineData(Statement, "catch ({|CTI3002:DbUpdateException|})")]
    [InlineData(Statement, "catch ({|CTI3002:DbUpdateException|} e) when (e.InnerException is PostgresException { SqlState: \"23505\" })")]
    [InlineData(Statement, "catch ({|CTI3002:PostgresException|} e) when (e.InnerException is PostgresException { SqlState: \"23505\" })")]
    [InlineData("await context.Database.ExecuteSqlAsync($\"INSERT INTO users (email) VALUES ({email})\", token);", "catch ({|CTI3002:DbUpdateException|})")]
    public Task Other_shape(string tried, string clause) => ShopModel.Verifier.Warns(Source(tried, clause));

    [Theory]
    [InlineData(Flush, "catch ({|CTI3002:Exception|} e) when (e is PostgresException { SqlState: \"23505\" })")]
    [InlineData(Flush, "catch ({|CTI3002:DbUpdateException|} e) when (e.InnerException?.InnerException is PostgresException)")]
    [InlineData(Flush, "catch ({|CTI3002:DbUpdateException|} e) when ((e.InnerException.InnerException as PostgresException)?.SqlState == \"23505\")")]
    [InlineData(Flush, "catch ({|CTI3002:Exception|} e) when (e is DbUpdateException { InnerException: DbUpdateException { InnerException: PostgresException } })")]
    [InlineData(Statement, "catch ({|CTI3002:Exception|} e) when (e.InnerException is PostgresException violation && violation.SqlState == \"23505\")")]
    [InlineData(Flush, "catch ({|CTI3002:DbUpdateConcurrencyException|}) { throw new InvalidOperationException(\"duplicate\"); } catch (InvalidOperationException)")]
    public Task Other_depth_or_type_in_the_filter(string tried, string clause) => ShopModel.Verifier.Warns(Source(tried, clause));

    [Theory]
    [InlineData("context.Users.Add(new User { Email = email }); context.SaveChangesAsync(token).Wait();", "catch ({|CTI3002:DbUpdateException|})")]
    [InlineData("context.Users.Add(new User { Email = email }); context.SaveChangesAsync(token).Wait();", "catch ({|CTI3002:AggregateException|} e) when (e.InnerException is PostgresException)")]
    [InlineData("var count = connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email }).Result;", "catch ({|CTI3002:PostgresException|})")]
    [InlineData("connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email }).ConfigureAwait(false).GetAwaiter().GetResult();", "catch ({|CTI3002:AggregateException|} e) when (e.InnerException is PostgresException)")]
    public Task Waited_for(string tried, string clause) => ShopModel.Verifier.Warns(Source(tried, clause));

    [Theory]
    [InlineData("context.Users.Add(new User { Email = email }); context.SaveChangesAsync(token).Wait();", "catch (AggregateException e) when (e.InnerException is DbUpdateException { InnerException: PostgresException { SqlState: \"23505\" } })")]
    [InlineData("context.Users.Add(new User { Email = email }); context.SaveChangesAsync(token).GetAwaiter().GetResult();", "catch (DbUpdateException)")]
    [InlineData("var count = connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email }).Result;", "catch (AggregateException e) when (e.InnerException is PostgresException)")]
    public Task Waited_for_and_taken_so(string tried, string clause) => ShopModel.Verifier.IsSilent(Source(tried, clause));

    [Fact]
    public Task Commit_raises_a_deferred_key_bare() => ShopModel.Verifier.Warns(Source(
        Statement + " await using var transaction = await connection.BeginTransactionAsync(token); await transaction.CommitAsync(token);",
        "catch ({|CTI3002:DbUpdateException|})"));

    [Fact]
    public Task A_batch_with_error_barriers_may_raise_several_at_once() => ShopModel.Verifier.IsSilent(Source(
        """
        await using var batch = new NpgsqlBatch(connection) { EnableErrorBarriers = true };
        batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO users (email) VALUES ('a')"));
        await batch.ExecuteNonQueryAsync(token);
        """,
        "catch (NpgsqlException e) when (e.InnerException is AggregateException)"));

    [Fact]
    public Task Without_barriers_it_raises_one() => ShopModel.Verifier.Warns(Source(
        """
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO users (email) VALUES ('a')"));
        await batch.ExecuteNonQueryAsync(token);
        """,
        "catch ({|CTI3002:PostgresException|} e) when (e.InnerException is PostgresException)"));

    [Fact]
    public Task Nothing_is_sent_by_Add() => ShopModel.Verifier.Warns("""
        public class Registration(ShopContext context)
        {
            public async Task<bool> Register(string email, CancellationToken token)
            {
                try
                {
                    context.Users.Add(new User { Email = email });
                }
                catch ({|CTI3002:DbUpdateException|})
                {
                    return false;
                }

                await context.SaveChangesAsync(token);
                return true;
            }
        }
        """);

    [Fact]
    public Task Unbuffered_rows_are_asked_for_by_the_caller() => ShopModel.Verifier.Warns("""
        public class Registration(NpgsqlConnection connection)
        {
            public IEnumerable<int> Register(string email)
            {
                try
                {
                    return connection.Query<int>("INSERT INTO users (email) VALUES (@email) RETURNING id", new { email }, buffered: false);
                }
                catch ({|CTI3002:PostgresException|})
                {
                    return [];
                }
            }
        }
        """);

    [Fact]
    public Task Buffered_rows_are_there_already() => ShopModel.Verifier.IsSilent("""
        public class Registration(NpgsqlConnection connection)
        {
            public IEnumerable<int> Register(string email)
            {
                try
                {
                    return connection.Query<int>("INSERT INTO users (email) VALUES (@email) RETURNING id", new { email });
                }
                catch (PostgresException)
                {
                    return [];
                }
            }
        }
        """);

    [Fact]
    public Task A_returned_task_fails_where_the_caller_awaits_it() => ShopModel.Verifier.Warns("""
        public class Registration(ShopContext context)
        {
            public Task<int> Register(string email)
            {
                try
                {
                    context.Users.Add(new User { Email = email });
                    return context.SaveChangesAsync();
                }
                catch ({|CTI3002:DbUpdateException|})
                {
                    return Task.FromResult(0);
                }
            }
        }
        """);

    [Fact]
    public Task It_says_where_the_violation_arrives() => ShopModel.Verifier.Says(
        "A unique violation never gets into this catch of 'DbUpdateException': that of 'Add' arrives at 'SaveChangesAsync' in line 14, outside this try statement. Catch it there.",
        """
        public class Registration(ShopContext context)
        {
            public async Task<bool> Register(string email, CancellationToken token)
            {
                try
                {
                    context.Users.Add(new User { Email = email });
                }
                catch ({|CTI3002:DbUpdateException|})
                {
                    return false;
                }

                await context.SaveChangesAsync(token);
                return true;
            }
        }
        """);

    [Theory]
    [InlineData(Flush, "catch (DbUpdateException)")]
    [InlineData(Flush, "catch (DbUpdateException e) when (e.InnerException is PostgresException)")]
    [InlineData(Flush, "catch (Exception)")]
    [InlineData(Flush, "catch (InvalidOperationException)")]
    [InlineData(Flush, "catch (PostgresException e) when (e.SqlState == \"40P01\")")]
    [InlineData(Flush, "catch (DbUpdateConcurrencyException)")]
    [InlineData(Statement, "catch (PostgresException)")]
    [InlineData(Statement, "catch (NpgsqlException)")]
    [InlineData(Statement, "catch (DbException)")]
    [InlineData(Statement, "catch (PostgresException e) when (e.SqlState == \"23503\")")]
    [InlineData(Flush + Statement, "catch (PostgresException)")]
    [InlineData(Flush + Statement, "catch (DbUpdateException)")]
    [InlineData(Flush, "catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: \"23505\" }) { return false; } catch (PostgresException)")]
    [InlineData(Flush, "catch (Exception e) when (e.InnerException is PostgresException { SqlState: \"23505\" })")]
    [InlineData(Flush, "catch (Exception e) when (e is DbUpdateException { InnerException: PostgresException violation } && violation.SqlState == \"23505\")")]
    [InlineData(Flush, "catch (Exception e) when (e is DbUpdateException || e is PostgresException)")]
    [InlineData("await Help(); " + Flush, "catch (PostgresException)")]
    [InlineData(Flush + " await using var transaction = await context.Database.BeginTransactionAsync(token); await transaction.CommitAsync(token);", "catch (PostgresException)")]
    [InlineData("await connection.OpenAsync(token); " + Statement, "catch (NpgsqlException)")]
    [InlineData("await context.Users.FirstAsync(token);", "catch (PostgresException)")]
    [InlineData("await connection.OpenAsync(token);", "catch (PostgresException)")]
    public Task Fitting_or_not_meant_for_violations(string tried, string clause) => ShopModel.Verifier.IsSilent(Source(tried, clause));

    [Fact]
    public Task What_it_says() => ShopModel.Verifier.Says(
        "A unique violation never gets into this catch of 'PostgresException': 'SaveChangesAsync' raises it as a DbUpdateException whose InnerException is a PostgresException. Catch that.",
        Source(Flush, "catch ({|CTI3002:PostgresException|})"));

    private static string Source(string tried, string clause) => $$"""
        public class Registration(ShopContext context, NpgsqlConnection connection)
        {
            public async Task<bool> Register(string email, CancellationToken token)
            {
                try
                {
                    {{tried}}
                    return true;
                }
                {{clause}}
                {
                    return connection is null;
                }
            }

            private Task Help() => connection.ExecuteAsync("INSERT INTO log (line) VALUES ('a')");
        }
        """;
}
