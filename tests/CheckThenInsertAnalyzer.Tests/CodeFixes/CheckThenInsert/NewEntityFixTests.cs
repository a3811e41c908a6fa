using CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.CheckThenInsert;

/// <summary>Only an entity that comes without others may be detached: its constructor or factory is looked into.</summary>
public sealed class NewEntityFixTests
{
    private const string Before = "await db.SaveChangesAsync();";

    private const string After = """
        try
                    {
                        await db.SaveChangesAsync();
                    }
                    catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "wallets_owner_key" })
                    {
                        db.Entry(wallet).State = EntityState.Detached;
                        wallet = await db.Wallets.SingleAsync(w => w.Owner == owner);
                    }
        """;

    [Theory]
    [InlineData("Wallet.Create(owner)", "")]
    [InlineData("new Wallet(owner)", "")]
    [InlineData("new Wallet(owner) { Lines = new List<Line>(), Holder = null }", "")]
    [InlineData("new Wallet(owner) { Lines = [] }", "Id = 1;")]
    [InlineData("Wallet.Create(owner)", "Lines = [];")]
    [InlineData("new Wallet(\"\") { Owner = owner }", "")]
    public Task It_brings_scalars_and_empty_lists(string made, string construction) =>
        FixVerifier<GetOrCreateRaceFix>.Rewrites(
            Program(made, construction, Before),
            Program(made, construction, After).Replace("{|CTI1002:Add|}", "Add").Replace("using Microsoft.EntityFrameworkCore;\n", "using Microsoft.EntityFrameworkCore;\nusing Npgsql;\n"));

    [Theory]
    [InlineData("new Wallet(owner) { Lines = [new Line()] }", "")]
    [InlineData("new Wallet(owner) { Holder = holder }", "")]
    [InlineData("new Wallet(owner)", "Lines.Add(new Line());")]
    [InlineData("new Wallet(owner)", "Open();")]
    [InlineData("Wallet.Create(owner)", "Holder = new Person();")]
    [InlineData("holder.Open(owner)", "")]
    public Task It_may_bring_others(string made, string construction) => FixVerifier<GetOrCreateRaceFix>.OffersNothing(Program(made, construction, Before));

    private static string Program(string made, string construction, string save) => $$"""
        using Microsoft.EntityFrameworkCore;

        public sealed class Wallets(ShopContext db)
        {
            public async Task<Wallet> GetOrCreate(string owner, Person holder)
            {
                var wallet = await db.Wallets.FirstOrDefaultAsync(w => w.Owner == owner);
                if (wallet is null)
                {
                    wallet = {{made}};
                    db.Wallets.{|CTI1002:Add|}(wallet);
                    {{save}}
                }

                return wallet;
            }
        }

        public sealed class Wallet
        {
            public Wallet(string owner)
            {
                Owner = owner;
                {{construction}}
            }

            public int Id { get; set; }
            public string Owner { get; set; }
            public Person? Holder { get; set; }
            public List<Line> Lines { get; set; } = new();

            public static Wallet Create(string owner) => new(owner);

            private void Open() => Lines.Add(new Line());
        }

        public sealed class Line
        {
            public int Id { get; set; }
        }

        public sealed class Person
        {
            public int Id { get; set; }
            public Wallet Open(string owner) => new(owner) { Lines = [new Line()] };
        }

        public sealed class ShopContext : DbContext
        {
            public DbSet<Wallet> Wallets => Set<Wallet>();

            protected override void OnModelCreating(ModelBuilder modelBuilder) =>
                modelBuilder.Entity<Wallet>().HasIndex(wallet => wallet.Owner).IsUnique().HasDatabaseName("wallets_owner_key");
        }
        """;
}
