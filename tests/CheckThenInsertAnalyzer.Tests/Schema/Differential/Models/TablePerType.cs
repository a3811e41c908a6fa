public class BillingContext : DbContext
{
    public DbSet<BillingDetail> BillingDetails { get; set; } = null!;
    public DbSet<BankAccount> BankAccounts { get; set; } = null!;
    public DbSet<CreditCard> CreditCards { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<BillingDetail>().UseTptMappingStrategy();
        modelBuilder.Entity<BankAccount>().HasIndex(b => b.Iban).IsUnique();
        modelBuilder.Entity<BillingDetail>().HasIndex(b => new { b.Owner, b.Label }).IsUnique();
    }
}

public abstract class BillingDetail { public int BillingDetailId { get; set; } public string Owner { get; set; } = ""; public string? Label { get; set; } }
public class BankAccount : BillingDetail { public string Iban { get; set; } = ""; public string? Swift { get; set; } }
public class CreditCard : BillingDetail { public string Number { get; set; } = ""; public short ExpiryYear { get; set; } }
