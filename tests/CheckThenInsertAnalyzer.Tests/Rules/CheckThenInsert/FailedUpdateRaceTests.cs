using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>CTI1003: the row is saved as a change, and inserted when that fails.</summary>
public sealed class FailedUpdateRaceTests
{
    [Theory]
    [InlineData("context.Users.Update(user);", "DbUpdateConcurrencyException", "context.Users.{|CTI1003:Add|}(user);")]
    [InlineData("context.Update(user);", "DbUpdateConcurrencyException", "await context.{|CTI1003:AddAsync|}(user, token);")]
    [InlineData("context.Entry(user).State = EntityState.Modified;", "DbUpdateException", "context.Entry(user).{|CTI1003:State|} = EntityState.Added;")]
    [InlineData("context.Attach(user).State = EntityState.Modified;", "DbUpdateException", "context.ChangeTracker.Clear(); context.{|CTI1003:Add|}(user);")]
    [InlineData("user.Name = name;", "DbUpdateConcurrencyException", "context.Entry(user).{|CTI1003:State|} = EntityState.Added;")]
    [InlineData("context.Users.Update(user);", "DbUpdateConcurrencyException exception) when (exception.Entries.Count == 1", "context.Users.{|CTI1003:Add|}(user);")]
    public Task The_change_meets_no_row(string change, string failure, string insert) => Warns(SecondTry(change, failure, insert));

    [Fact]
    public Task The_insert_follows_the_handler() => Warns("""
        try
        {
            context.Users.Update(user);
            context.SaveChanges();
            return user.Id;
        }
        catch (DbUpdateConcurrencyException)
        {
            context.Entry(user).{|CTI1003:State|} = EntityState.Added;
        }
        context.SaveChanges();
        """);

    [Fact]
    public Task A_helper_attaches_the_row() => ShopModel.Verifier.Warns("""
        public class Profiles(ShopContext context)
        {
            public async Task Save(int id, string email)
            {
                var user = Attach(id, email);
                try
                {
                    await context.SaveChangesAsync();
                }
                catch (DbUpdateException)
                {
                    context.Entry(user).{|CTI1003:State|} = EntityState.Added;
                    await context.SaveChangesAsync();
                }
            }

            private User Attach(int id, string email)
            {
                var user = new User { Id = id, Email = email };
                context.Attach(user);
                context.Entry(user).State = EntityState.Modified;
                return user;
            }
        }
        """);

    [Fact]
    public Task The_message() => ShopModel.Verifier.Says(
        "Two sessions can both find no 'User' with this 'Id' and both insert it after an UPDATE that locks nothing: "
        + "the unique key on (Id) makes one of them fail with 23505. "
        + "Catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, detach the new entity and update the row that is there.",
        ShopModel.Method("""
            context.Users.Update(user);
            try
            {
                await context.SaveChangesAsync(token);
            }
            catch (DbUpdateConcurrencyException)
            {
                context.Users.{|CTI1003:Add|}(user);
                await context.SaveChangesAsync(token);
            }
            """));

    [Theory]
    [InlineData("context.Users.Add(user);", "DbUpdateException", "context.Users.Add(user);")]
    [InlineData("context.Entry(user).State = EntityState.Added;", "DbUpdateException", "context.Entry(user).State = EntityState.Added;")]
    [InlineData("context.Users.Update(user);", "DbUpdateException", "context.Orders.Add(new Order { UserId = user.Id, Number = \"failed\" });")]
    [InlineData("var failed = new Order { Number = name }; context.Users.Update(user);", "DbUpdateException", "context.Orders.Add(failed);")]
    [InlineData("context.Users.Update(user);", "InvalidOperationException", "context.Users.Add(user);")]
    [InlineData("context.Users.Update(user);", "DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: \"23503\" }", "context.Users.Add(user);")]
    public Task The_insert_is_no_second_try_of_the_change(string change, string failure, string insert) => IsSilent(SecondTry(change, failure, insert));

    [Fact]
    public Task A_handler_round_the_second_save() => IsSilent("""
        context.Users.Update(user);
        try
        {
            await context.SaveChangesAsync(token);
        }
        catch (DbUpdateConcurrencyException)
        {
            context.Users.Add(user);
            try
            {
                await context.SaveChangesAsync(token);
            }
            catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: "23505" })
            {
                context.ChangeTracker.Clear();
            }
        }
        """);

    [Fact]
    public Task The_failed_call_saves_nothing() => IsSilent("""
        context.Users.Update(user);
        try
        {
            await context.Users.LoadAsync(token);
        }
        catch (DbUpdateException)
        {
            context.Users.Add(user);
        }
        await context.SaveChangesAsync(token);
        """);

    private static string SecondTry(string change, string failure, string insert) => $$"""
        {{change}}
        try
        {
            await context.SaveChangesAsync(token);
        }
        catch ({{failure}})
        {
            {{insert}}
            await context.SaveChangesAsync(token);
        }
        """;

    private static Task Warns(string body) => ShopModel.Verifier.Warns(ShopModel.Method(body));

    private static Task IsSilent(string body) => (ShopModel.Verifier with { Options = "dotnet_diagnostic.CTI3001.severity = none\ndotnet_diagnostic.CTI3007.severity = none" }).IsSilent(ShopModel.Method(body));
}
