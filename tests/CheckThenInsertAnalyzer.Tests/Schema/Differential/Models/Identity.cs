public class ApplicationDbContext : IdentityDbContext
{
    public DbSet<Invoice> Invoices { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");
}

public class Invoice { public int Id { get; set; } public string OwnerId { get; set; } = ""; public IdentityUser Owner { get; set; } = null!; public string Number { get; set; } = ""; }
