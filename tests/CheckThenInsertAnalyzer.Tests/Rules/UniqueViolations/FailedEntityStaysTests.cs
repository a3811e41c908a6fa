using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.UniqueViolations;

/// <summary>CTI3007: a failed entity that the next SaveChanges of its context sends again.</summary>
public sealed class FailedEntityStaysTests
{
    private const string Save = "await context.SaveChangesAsync(token);";
    private const string Duplicate = "catch ({|CTI3007:DbUpdateException|} ex) when (ex.InnerException is PostgresException { SqlState: \"23505\" })";

    [Theory]
    [InlineData("context.Users.Add(user); try { save } handler { } context.Orders.Add(new Order()); save")]
    [InlineData("context.Users.Add(user); try { save } handler { Log(user.Email); } save")]
    [InlineData("context.Users.Add(new User { Email = email }); try { save } catch ({|CTI3007:DbUpdateException|}) { var found = await context.Users.FirstAsync(one => one.Email == email); found.Visits++; save }")]
    [InlineData("context.Users.Add(user); try { save } handler { user = await context.Users.FirstAsync(one => one.Email == email); } context.Orders.Add(new Order { UserId = user.Id }); save")]
    [InlineData("foreach (var one in new[] { email, name }) { context.Users.Add(new User { Email = one }); try { save } handler { } }")]
    [InlineData("foreach (var one in new[] { email, name }) { var made = new User(); made.Email = one; context.Users.Add(made); try { save } handler { Log(one); continue; } }")]
    [InlineData("foreach (var one in new[] { email, name }) { try { context.Add(new User { Email = one }); save } catch ({|CTI3007:Exception|} ex) { Log(ex); } }")]
    [InlineData("foreach (var one in new[] { email, name }) { try { context.Add(new User { Email = one }); save } {|CTI3007:catch|} { } }")]
    [InlineData("context.Users.Add(user); try { save } catch ({|CTI3007:DbUpdateException|} ex) { if (ex.InnerException is not PostgresException { SqlState: \"23505\" }) throw; } save")]
    public Task Another_save_follows(string body) => ShopModel.Verifier.Warns(ShopModel.Method(Written(body)));

    [Theory]
    [InlineData("context.Users.Add(user); try { save } handler { context.Entry(user).State = EntityState.Detached; } save")]
    [InlineData("context.Users.Add(user); try { save } handler { context.ChangeTracker.Clear(); } save")]
    [InlineData("context.Users.Add(user); try { save } handler { context.Users.Remove(user); } save")]
    [InlineData("context.Users.Add(user); try { save } handler { foreach (var entry in ex.Entries) entry.State = EntityState.Detached; } save")]
    [InlineData("context.Users.Add(user); try { save } handler { throw; } save")]
    [InlineData("context.Users.Add(user); try { save } handler { return 1; } save")]
    [InlineData("context.Users.Add(user); try { save } handler { } Log(user);")]
    [InlineData("context.Users.Add(user); try { save } handler { user.Email = name; } save")]
    [InlineData("context.Users.Add(user); try { save } catch (DbUpdateConcurrencyException) { } save")]
    [InlineData("context.Users.Add(user); try { save } handler { context = new ShopContext(new DbContextOptions<ShopContext>()); } save")]
    [InlineData("foreach (var one in new[] { email, name }) { await using var own = new ShopContext(new DbContextOptions<ShopContext>()); own.Users.Add(new User { Email = one }); try { await own.SaveChangesAsync(token); } handler { } }")]
    [InlineData("foreach (var one in new[] { email, name }) { context.Users.Add(new User { Email = one }); try { save } handler { break; } }")]
    [InlineData("foreach (var one in new[] { email, name }) { context.Users.Add(new User { Email = one }); try { save } handler { context.ChangeTracker.Clear(); } }")]
    [InlineData("context.Users.Add(user); while (true) { user.Email += '1'; try { save break; } handler { } }")]
    [InlineData("context.Users.Add(user); for (var i = 0; ; i++) { try { save break; } handler { user.Email = email + i; } }")]
    [InlineData("var failed = false; context.Users.Add(user); try { save } handler { failed = true; } if (!failed) save")]
    [InlineData("context.Users.Add(user); try { save } handler { } await using var other = new ShopContext(new DbContextOptions<ShopContext>()); await other.SaveChangesAsync(token);")]
    public Task Nothing_is_sent_again(string body) => ShopModel.Verifier.IsSilent(ShopModel.Method(Written(body).Replace("{|CTI3007:", "").Replace("|}", "")));

    [Fact]
    public Task What_it_says() => ShopModel.Verifier.Says(
        "What 'SaveChangesAsync' on line 6 cannot insert stays added in the context: 'SaveChangesAsync' on line 6 sends it again and fails as well. Set the entry's State to EntityState.Detached here.",
        ShopModel.Method(Written("context.Users.Add(user); try { save } handler { } save")));

    private static string Written(string body) => body.Replace("save", Save).Replace("handler", Duplicate);
}
