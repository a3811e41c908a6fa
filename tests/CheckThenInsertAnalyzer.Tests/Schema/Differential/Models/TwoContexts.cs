public class Account { public int Id { get; set; } public string Iban { get; set; } = ""; public string? Holder { get; set; } }
public class Entry { public long Id { get; set; } public int AccountId { get; set; } public Account Account { get; set; } = null!; public decimal Amount { get; set; } }

public class LedgerContext : DbContext
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Entry> Entries => Set<Entry>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Account>().ToTable("account", "ledger").HasIndex(a => a.Iban).IsUnique();
}

public class ReadContext : DbContext
{
    public DbSet<Account> Konten => Set<Account>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere").UseLowerCaseNamingConvention();
}
