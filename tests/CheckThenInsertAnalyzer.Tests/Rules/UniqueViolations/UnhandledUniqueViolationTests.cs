using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.UniqueViolations;

/// <summary>CTI3001: nobody takes the violation of a key that users choose.</summary>
public sealed class UnhandledUniqueViolationTests
{
    private const string Schema = "CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE, token uuid UNIQUE, name text, api_token text UNIQUE);\nCREATE UNIQUE INDEX ON users (name) WHERE name <> '';";

    /// <summary>Whether a handler takes too much, or knows the violation by its text, is another matter.</summary>
    private static readonly RuleVerifier HandledSomehow = RuleVerifier.Default with { Unasked = ["CTI3004", "CTI3005", "CTI3011"] };

    [Theory]
    [InlineData("connection.{|CTI3001:Execute|}(\"INSERT INTO users (email) VALUES (@email)\", new { email });")]
    [InlineData("try { connection.{|CTI3001:Execute|}(\"INSERT INTO users (email) VALUES (@email)\", new { email }); } catch (Exception e) { Console.WriteLine(e); }")]
    [InlineData("try { connection.{|CTI3001:Execute|}(\"INSERT INTO users (email) VALUES (@email)\", new { email }); } catch (PostgresException e) when (e.SqlState == \"40001\") { }")]
    [InlineData("try { connection.{|CTI3001:Execute|}(\"INSERT INTO users (email) VALUES (@email)\", new { email }); } finally { connection.Close(); }")]
    public Task Statement(string body) => (RuleVerifier.Default with { Schema = Schema }).Informs(Statements(body));

    [Theory]
    [InlineData("connection.Execute(\"INSERT INTO users (name) VALUES (@email)\", new { email });")]
    [InlineData("connection.Execute(\"INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING\", new { email });")]
    [InlineData("connection.Execute(\"INSERT INTO users (api_token) VALUES (@email)\", new { email });")]
    [InlineData("connection.Execute(\"INSERT INTO users (token) VALUES (@token)\", new { token = Guid.NewGuid() });")]
    [InlineData("connection.Execute(\"INSERT INTO users (email) VALUES (@key)\", new { key = Random.Shared.Next().ToString() });")]
    [InlineData("connection.Execute(\"INSERT INTO clients (email) VALUES (@email)\", new { email });")]
    [InlineData("connection.Execute(\"UPDATE users SET name = @email\", new { email });")]
    [InlineData("try { connection.Execute(\"INSERT INTO users (email) VALUES (@email)\", new { email }); } catch (PostgresException e) when (e.SqlState == \"23505\") { }")]
    [InlineData("try { connection.Execute(\"INSERT INTO users (email) VALUES (@email)\", new { email }); } catch (PostgresException) { }")]
    [InlineData("try { connection.Execute(\"INSERT INTO users (email) VALUES (@email)\", new { email }); } catch (Exception e) when (IsDuplicate(e)) { }")]
    public Task Statement_that_cannot_or_is_handled(string body) => (HandledSomehow with { Schema = Schema }).IsSilent(Statements(body));

    [Fact]
    public Task Flush() => RuleVerifier.Default.Says(
        "This can fail with 23505 on the unique key (Email) of 'User', and nothing in sight takes the violation. Catch the DbUpdateException whose inner PostgresException has SQLSTATE 23505, or let ON CONFLICT decide.",
        Entities("Users.Add(new User { Email = email }); {|CTI3001:SaveChanges|}();"));

    [Theory]
    [InlineData("Users.Add(new User { Email = email }); this.{|CTI3001:SaveChanges|}();")]
    [InlineData("if (email != \"\") { Users.Add(new User { Email = email }); } {|CTI3001:SaveChanges|}();")]
    public Task Flush_is_information(string body) => RuleVerifier.Default.Informs(Entities(body));

    [Theory]
    [InlineData("Users.Add(user); SaveChanges();")]
    [InlineData("Users.AddRange(new List<User>()); SaveChanges();")]
    [InlineData("Users.Add(new User { Name = email }); SaveChanges();")]
    [InlineData("Users.Update(new User { Email = email }); SaveChanges();")]
    [InlineData("Users.Add(new User { Email = Guid.NewGuid().ToString() }); SaveChanges();")]
    [InlineData("Users.Add(new User { Email = email }); try { SaveChanges(); } catch (DbUpdateException) { }")]
    [InlineData("try { Users.Add(new User { Email = email }); SaveChanges(); } catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: \"23505\" }) { }")]
    public Task Flush_that_cannot_or_is_handled(string body) => HandledSomehow.IsSilent(Entities(body));

    [Fact]
    public Task A_race_is_told_once() => RuleVerifier.Default.Warns(Entities("if (Users.Any(u => u.Email == email)) return; Users.{|CTI1001:Add|}(new User { Email = email }); SaveChanges();"));

    [Fact]
    public Task Added_by_a_repository_and_saved_by_a_unit_of_work() => RuleVerifier.Default.Says(
        "The save that sends this row can fail with 23505 on the unique key (Name) of 'Tag', and nothing in sight takes the violation. Catch the DbUpdateException whose inner PostgresException has SQLSTATE 23505, or let ON CONFLICT decide.",
        Favourites("repository.AddTag(appId, user.Name); await unitOfWork.SaveAsync();", "context.Tags.{|CTI3001:Add|}(new Tag { Name = name, Weight = 1 });"));

    [Fact]
    public Task Later_save_sends_the_row_no_more() => RuleVerifier.Default.Informs(Entities(
        "Users.Add(new User { Email = email }); {|CTI3001:SaveChanges|}(); user.Name = email; SaveChanges();"));

    [Fact]
    public Task Either_save_may_be_the_first() => RuleVerifier.Default.Informs(Entities(
        "Users.Add(new User { Email = email }); if (email == \"\") {|CTI3001:SaveChanges|}(); else {|CTI3001:SaveChanges|}();"));

    [Fact]
    public Task Time_of_a_clock_makes_a_key_that_does_not_come_again() => RuleVerifier.Default.IsSilent("""
        [PrimaryKey(nameof(Name), nameof(ReplacedAt))]
        public class FormerName { public string Name { get; set; } = ""; public DateTimeOffset ReplacedAt { get; set; } }
        public interface IClock { DateTimeOffset Now { get; } }

        public class NamesContext(IClock clock) : DbContext
        {
            public DbSet<FormerName> FormerNames { get; set; } = null!;

            public void Rename(string name)
            {
                FormerNames.Add(new FormerName { Name = name, ReplacedAt = clock.Now });
                SaveChanges();
            }
        }
        """);

    [Fact]
    public Task Added_here_and_saved_by_a_unit_of_work() => RuleVerifier.Default.Informs(Favourites(
        "context.Favourites.Add(new Favourite(appId, user.Id)); await unitOfWork.{|CTI3001:SaveAsync|}();"));

    [Theory]
    [InlineData("context.Favourites.Add(new Favourite(Guid.NewGuid(), appId));")]
    [InlineData("context.Favourites.Add(new Favourite(appId, Guid.Parse(name)));")]
    [InlineData("context.Tags.Add(new Tag { Name = Guid.NewGuid().ToString(), Weight = 1 });")]
    [InlineData("context.Favourites.Add(favourite);")]
    [InlineData("context.Apps.Add(new App { Id = appId, Title = \"\" });")]
    public Task Added_by_a_repository_with_a_key_that_is_drawn_or_made_elsewhere(string repository) => RuleVerifier.Default.IsSilent(Favourites(
        "repository.AddTag(appId, user.Name); await unitOfWork.SaveAsync();", repository));

    [Fact]
    public Task Added_by_a_repository_and_saved_where_a_handler_stands() => RuleVerifier.Default.IsSilent(Favourites(
        "repository.AddTag(appId, user.Name); try { await unitOfWork.SaveAsync(); } catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: \"23505\" }) { }",
        "context.Tags.Add(new Tag { Name = name, Weight = 1 });"));

    [Fact]
    public Task Method_that_adds_and_saves_is_told_of_once() => RuleVerifier.Default.Informs(Favourites(
        "await StoreAsync(appId, user.Id); } private async Task StoreAsync(Guid appId, Guid userId) { context.Favourites.Add(new Favourite(appId, userId)); await context.{|CTI3001:SaveChangesAsync|}();"));

    [Fact]
    public Task Id_of_a_given_object_is_drawn_where_it_was_made() => RuleVerifier.Default.IsSilent("""
        public class Invoice { public string Id { get; set; } = ""; public string? Store { get; set; } }
        public class InvoiceRow { public string Id { get; set; } = ""; public string? Store { get; set; } }

        public class BillingContext : DbContext
        {
            public DbSet<InvoiceRow> Invoices { get; set; } = null!;

            public async Task StoreAsync(Invoice invoice)
            {
                Invoices.Add(new InvoiceRow { Id = invoice.Id, Store = invoice.Store });
                await SaveChangesAsync();
            }
        }
        """);

    private static string Statements(string body) => $$"""
        public class Registration(NpgsqlConnection connection)
        {
            public void Register(string email)
            {
                {{body}}
            }

            public static bool IsDuplicate(Exception e) => e is PostgresException { SqlState: "23505" };
        }
        """;

    private static string Entities(string body) => $$"""
        [Index(nameof(Email), IsUnique = true)]
        public class User { public int Id { get; set; } public string? Email { get; set; } public string? Name { get; set; } }

        public class ShopContext : DbContext
        {
            public DbSet<User> Users { get; set; } = null!;

            public void Register(string email, User user)
            {
                {{body}}
            }
        }
        """;

    private static string Favourites(string body, string repository = "") => $$"""
        public class Favourite
        {
            public Favourite(Guid appId, Guid userId)
            {
                AppId = appId;
                UserId = userId;
            }

            public Guid AppId { get; private set; }
            public Guid UserId { get; private set; }
        }

        [Index(nameof(Name), IsUnique = true)]
        public class Tag { public int Id { get; set; } public string Name { get; set; } = ""; public int Weight { get; set; } }
        public class App { public Guid Id { get; set; } public string? Title { get; set; } }

        public class MarketContext : DbContext
        {
            public DbSet<Favourite> Favourites { get; set; } = null!;
            public DbSet<App> Apps { get; set; } = null!;
            public DbSet<Tag> Tags { get; set; } = null!;
            protected override void OnModelCreating(ModelBuilder builder)
            {
                builder.Entity<Favourite>().HasKey(f => new { f.UserId, f.AppId });
                builder.Entity<App>().HasKey(a => a.Id);
            }
        }

        public interface IAppRepository { void AddTag(Guid appId, string name, Favourite? favourite = null); }
        public class AppRepository(MarketContext context) : IAppRepository
        {
            public void AddTag(Guid appId, string name, Favourite? favourite = null)
            {
                {{repository}}
            }
        }

        public interface IUnitOfWork { Task SaveAsync(); }
        public class UnitOfWork(MarketContext context) : IUnitOfWork
        {
            public Task SaveAsync() => context.SaveChangesAsync();
        }

        public interface ICurrentUser { Guid Id { get; } string Name { get; } }

        public class AppService(IAppRepository repository, IUnitOfWork unitOfWork, MarketContext context, ICurrentUser user)
        {
            public async Task AddFavouriteAsync(Guid appId)
            {
                {{body}}
            }
        }
        """;
}
