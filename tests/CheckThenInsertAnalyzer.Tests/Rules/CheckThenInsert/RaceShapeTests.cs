using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>CTI1001 through every wrapping that C# offers for a call, a test and a body.</summary>
public sealed class RaceShapeTests
{
    [Theory]
    [InlineData("await context.Users.AnyAsync(u => u.Email == email)")]
    [InlineData("(await (context.Users).AnyAsync(u => (u.Email) == (email)))")]
    [InlineData("await context.Users.AnyAsync(u => u.Email == email).ConfigureAwait(false)")]
    [InlineData("context.Users.AnyAsync(u => u.Email == email).Result")]
    [InlineData("context.Users.AnyAsync(u => u.Email == email).GetAwaiter().GetResult()")]
    [InlineData("context.Users.AnyAsync(u => u.Email == email).ConfigureAwait(false).GetAwaiter().GetResult()")]
    [InlineData("await context.Users.AnyAsync(cancellationToken: token, predicate: u => u.Email == email)")]
    [InlineData("await EntityFrameworkQueryableExtensions.AnyAsync(context.Users, u => u.Email == email, token)")]
    [InlineData("Queryable.Any(predicate: u => u.Email == email, source: context.Users)")]
    [InlineData("await context.Users.AnyAsync(u => u.Email == email) == true")]
    [InlineData("true == await context.Users.AnyAsync(u => u.Email == email)")]
    [InlineData("await context.Users.AnyAsync(u => u.Email == email) is true")]
    [InlineData("await context.Users.AnyAsync(u => u.Email == email) is not false")]
    [InlineData("!!await context.Users.AnyAsync(u => u.Email == email)")]
    [InlineData("await context.Users.Where(u => u.Email == email).FirstOrDefaultAsync() != null")]
    [InlineData("null != await context.Users.FirstOrDefaultAsync(u => u.Email == email)")]
    [InlineData("(await context.Users.FirstOrDefaultAsync(u => u.Email == email))?.Id != null")]
    [InlineData("(await context.Users.FirstOrDefaultAsync(u => u.Email == email))?.Id is not null")]
    [InlineData("(await context.Users.Where(u => u.Email == email).ToListAsync()).Any()")]
    [InlineData("(await context.Users.Where(u => u.Email == email).ToListAsync()).Count > 0")]
    [InlineData("(await context.Users.Where(u => u.Email == email).ToArrayAsync()).Length != 0")]
    [InlineData("(await context.Users.Where(u => u.Email == email).ToListAsync()) is { Count: > 0 }")]
    public Task Check(string check) => ShopModel.Verifier.Warns(ShopModel.Method($$"""
        if ({{check}})
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """));

    [Theory]
    [InlineData("context.Users.{|CTI1001:Add|}(new User { Email = email });")]
    [InlineData("(context.Users).{|CTI1001:Add|}((new User { Email = email }));")]
    [InlineData("context.Users.{|CTI1001:Add|}(entity: new() { Email = email });")]
    [InlineData("context.{|CTI1001:Add|}<User>(new() { Email = email });")]
    [InlineData("await context.{|CTI1001:AddAsync|}(new User { Email = email }, token);")]
    [InlineData("_ = await context.Users.{|CTI1001:AddAsync|}(cancellationToken: token, entity: new User { Email = email }).ConfigureAwait(false);")]
    [InlineData("context.Set<User>().{|CTI1001:Add|}(new User { Email = email });")]
    [InlineData("var users = context.Users; users.{|CTI1001:Add|}(new User { Email = email });")]
    [InlineData("var entry = context.{|CTI1001:Add|}(new User { Email = email }); entry.Entity.Visits = 1;")]
    [InlineData("var id = context.Users.{|CTI1001:Add|}(new User { Email = email }).Entity.Id;")]
    [InlineData("User created; context.Users.{|CTI1001:Add|}(created = new User { Email = email });")]
    [InlineData("checked { { { context.Users.{|CTI1001:Add|}(new User { Email = email }); } } }")]
    [InlineData("connection.{|CTI1001:Execute|}(param: new { email }, sql: \"INSERT INTO users (email) VALUES (@email)\");", "connection.ExecuteScalar<bool>(param: new { email }, sql: \"SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)\")")]
    [InlineData("SqlMapper.{|CTI1001:Execute|}(connection, \"INSERT INTO users (email) VALUES (@email)\", new { email });", "SqlMapper.ExecuteScalar<bool>(connection, \"SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)\", new { email })")]
    public Task Insert(string insert, string check = "await context.Users.AnyAsync(u => u.Email == email)") => ShopModel.Verifier.Warns(ShopModel.Method($$"""
        if ({{check}})
            return 1;
        {{insert}}
        await context.SaveChangesAsync(token);
        """));

    [Theory]
    [InlineData("async Task Local() { if (!await context.Users.AnyAsync(u => u.Email == email)) context.Users.{|CTI1001:Add|}(new User { Email = email }); } await Local();")]
    [InlineData("Func<Task> lambda = async () => { if (!await context.Users.AnyAsync(u => u.Email == email)) context.Users.{|CTI1001:Add|}(new User { Email = email }); }; await lambda();")]
    [InlineData("Action<string> lambda = key => { if (!context.Users.Any(u => u.Email == key)) context.Users.{|CTI1001:Add|}(new User { Email = key }); }; lambda(email);")]
    [InlineData("new List<string> { email }.ForEach(key => { if (!context.Users.Any(u => u.Email == key)) context.Users.{|CTI1001:Add|}(new User { Email = key }); });")]
    [InlineData("Action lambda = delegate { if (!context.Users.Any(u => u.Email == email)) context.Users.{|CTI1001:Add|}(new User { Email = email }); }; lambda();")]
    [InlineData("if (!await context.Users.AnyAsync(u => u.Email == email)) await Task.Run(() => { context.Users.{|CTI1001:Add|}(new User { Email = email }); });")]
    [InlineData("var known = await context.Users.FirstOrDefaultAsync(u => u.Email == email); await Task.Run(() => { if (known == null) context.Users.{|CTI1001:Add|}(new User { Email = email }); });")]
    [InlineData("foreach (var key in new[] { email }) { await Task.Run(() => { if (!context.Users.Any(u => u.Email == key)) context.Users.{|CTI1001:Add|}(new User { Email = key }); }); }")]
    [InlineData("await context.Database.CreateExecutionStrategy().ExecuteAsync(async () => { if (await context.Users.AnyAsync(u => u.Email == email)) return; context.Users.{|CTI1001:Add|}(new User { Email = email }); await context.SaveChangesAsync(); });")]
    public Task Function(string body) => ShopModel.Verifier.Warns(ShopModel.Method(body));

    [Theory]
    [InlineData("public User Of(ShopContext context, string email) => context.Users.FirstOrDefault(u => u.Email == email) ?? context.Users.{|CTI1002:Add|}(new User { Email = email }).Entity;")]
    [InlineData("public Action<ShopContext, string> Register = (context, email) => { if (!context.Users.Any(u => u.Email == email)) context.Users.{|CTI1001:Add|}(new User { Email = email }); };")]
    [InlineData("public Action<ShopContext, string> Register { get; } = (context, email) => { if (!context.Users.Any(u => u.Email == email)) context.Users.{|CTI1001:Add|}(new User { Email = email }); };")]
    [InlineData("public Registration(ShopContext context, string email) { if (!context.Users.Any(u => u.Email == email)) context.Users.{|CTI1001:Add|}(new User { Email = email }); }")]
    [InlineData("public ShopContext? Context; public User Root => Context!.Users.FirstOrDefault(u => u.Email == \"root\") ?? Context.Users.{|CTI1002:Add|}(new User { Email = \"root\" }).Entity;")]
    [InlineData("public ShopContext? Context; public string Last { set { if (!Context!.Users.Any(u => u.Email == value)) Context.Users.{|CTI1001:Add|}(new User { Email = value }); } }")]
    [InlineData("public ShopContext? Context; public User this[string email] => Context!.Users.FirstOrDefault(u => u.Email == email) ?? Context.Users.{|CTI1002:Add|}(new User { Email = email }).Entity;")]
    public Task Member(string member) => ShopModel.Verifier.Warns($$"""
        public class Registration
        {
            {{member}}
        }
        """);

    [Fact]
    public Task Top_level_statements() => (ShopModel.Verifier with { IsProgram = true }).Warns("""
        using var context = new ShopContext(new DbContextOptions<ShopContext>());
        var email = args[0];
        if (await context.Users.AnyAsync(u => u.Email == email))
            return;
        context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync();
        """);

    [Fact]
    public Task Endpoint_in_top_level_statements() => (ShopModel.Verifier with { IsProgram = true }).Warns("""
        var app = new App();
        app.MapPost("/users", async (string email, ShopContext context) =>
        {
            if (await context.Users.AnyAsync(u => u.Email == email))
                return "taken";
            context.Users.{|CTI1001:Add|}(new User { Email = email });
            await context.SaveChangesAsync();
            return "created";
        });

        public class App
        {
            public void MapPost(string path, Delegate handler) => Console.WriteLine(path + handler);
        }
        """);
}
