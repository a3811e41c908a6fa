using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>CTI1009: a check-then-insert that the code itself runs several times at once.</summary>
public sealed class SelfRaceTests
{
    /// <summary>A check and an insert of the item, on a connection of its own.</summary>
    private const string Sql = """
        using var own = new NpgsqlConnection("");
                if (!await own.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @item)", new { item }))
                    await own.{|CTI1009:ExecuteAsync|}("INSERT INTO users (email) VALUES (@item)", new { item });
        """;

    private const string Entity = """
        using var own = new ShopContext(options);
                if (await own.Users.AnyAsync(u => u.Email == item, token))
                    return;
                own.Users.{|CTI1009:Add|}(new User { Email = item });
                await own.SaveChangesAsync(token);
        """;

    [Theory]
    [InlineData("await Task.WhenAll(emails.Select(async item => {", "}));")]
    [InlineData("await Task.WhenAll(emails.Where(e => e != \"\").Select(async item => {", "}).ToList());")]
    [InlineData("var tasks = emails.Select(async item => {", "}).ToArray(); await Task.WhenAll(tasks);")]
    [InlineData("await Parallel.ForEachAsync(emails, async (item, _) => {", "});")]
    [InlineData("await Parallel.ForEachAsync(emails, token, async (item, _) => {", "});")]
    [InlineData("var tasks = new List<Task>(); foreach (var item in emails) { tasks.Add(Task.Run(async () => {", "})); } await Task.WhenAll(tasks);")]
    public Task Several_runs_at_once(string before, string after) => ShopModel.Verifier.Warns(Method(before, Entity, after));

    [Theory]
    [InlineData("await Task.WhenAll(emails.Select(async item => {", "}));")]
    [InlineData("await Parallel.ForEachAsync(emails, async (item, _) => {", "});")]
    public Task In_sql(string before, string after) => ShopModel.Verifier.Warns(Method(before, Sql, after));

    [Fact]
    public Task Parallel_ForEach() => ShopModel.Verifier.Warns(Method("Parallel.ForEach(emails, item => {", """
        using var own = new ShopContext(options);
        if (own.Users.Any(u => u.Email == item))
            return;
        own.Users.{|CTI1009:Add|}(new User { Email = item });
        own.SaveChanges();
        """, "});"));

    /// <summary>All runs look for the same row, whatever the items are.</summary>
    [Fact]
    public Task A_key_that_all_items_share() => ShopModel.Verifier.Warns(Method("await Parallel.ForEachAsync(emails.Distinct(), async (item, _) => {", """
        using var own = new ShopContext(options);
        if (await own.Users.AnyAsync(u => u.Email == shared, token))
            return;
        own.Users.{|CTI1009:Add|}(new User { Email = shared, Name = item });
        await own.SaveChangesAsync(token);
        """, "});"));

    /// <summary>Where no item comes twice, only other users are left to race with.</summary>
    [Theory]
    [InlineData("await Task.WhenAll(emails.Distinct().Select(async item => {", "}));")]
    [InlineData("await Parallel.ForEachAsync(emails.DistinctBy(e => e.Length), async (item, _) => {", "});")]
    [InlineData("var once = emails.ToHashSet(); await Parallel.ForEachAsync(once, async (item, _) => {", "});")]
    public Task Items_that_differ_are_CTI1001(string before, string after) => ShopModel.Verifier.Warns(Method(before, Entity.Replace("CTI1009", "CTI1001"), after));

    [Theory]
    [InlineData("foreach (var item in emails) {", "}")]
    [InlineData("emails.ForEach(async item => {", "});")]
    [InlineData("var tasks = emails.Select(async item => {", "}); foreach (var task in tasks) await task;")]
    [InlineData("foreach (var item in emails) await Task.Run(async () => {", "});")]
    public Task One_run_after_the_other_is_CTI1001(string before, string after) => ShopModel.Verifier.Warns(Method(before, Entity.Replace("CTI1009", "CTI1001"), after));

    [Fact]
    public Task A_conflict_clause() => ShopModel.Verifier.IsSilent(Method("await Parallel.ForEachAsync(emails, async (item, _) => {", """
        using var own = new NpgsqlConnection("");
        if (!await own.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @item)", new { item }))
            await own.ExecuteAsync("INSERT INTO users (email) VALUES (@item) ON CONFLICT (email) DO NOTHING", new { item });
        """, "});"));

    [Fact]
    public Task A_handler() => ShopModel.Verifier.IsSilent(Method("await Parallel.ForEachAsync(emails, async (item, _) => {", """
        using var own = new ShopContext(options);
        if (await own.Users.AnyAsync(u => u.Email == item, token))
            return;
        own.Users.Add(new User { Email = item });
        try
        {
            await own.SaveChangesAsync(token);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: "23505" })
        {
        }
        """, "});"));

    [Fact]
    public Task The_message() => ShopModel.Verifier.Says(
        "'WhenAll' runs this for several items at once, so two of them can both find no 'User' with this 'Email' and both insert it, without any other user: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. "
        + "Take each key once before (DistinctBy), and catch the DbUpdateException of SQLSTATE 23505 round SaveChanges.",
        Method("await Task.WhenAll(emails.Select(async item => {", Entity, "}));"));

    private static string Method(string before, string body, string after) =>
        $$"""
        public class Import(DbContextOptions<ShopContext> options)
        {
            public async Task Run(List<string> emails, string shared, CancellationToken token)
            {
                await Task.Yield();
                {{before}}
                {{body}}
                {{after}}
            }
        }
        """;
}
