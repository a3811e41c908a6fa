public class ReportContext : DbContext
{
    public DbSet<Sale> Sales => Set<Sale>();
    public DbSet<SalesByMonth> SalesByMonth => Set<SalesByMonth>();
    public DbSet<TopSeller> TopSellers => Set<TopSeller>();
    public DbSet<ImportRow> ImportRows => Set<ImportRow>();
    public DbSet<Balance> Balances => Set<Balance>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SalesByMonth>().HasNoKey().ToView("sales_by_month");
        modelBuilder.Entity<TopSeller>().HasNoKey().ToSqlQuery("SELECT * FROM sales");
        modelBuilder.Entity<Balance>(balance => { balance.ToView("balances", "reporting"); balance.HasKey(b => b.Account); });
    }
}

public class Sale { public int Id { get; set; } public decimal Amount { get; set; } public DateOnly Day { get; set; } }
public class SalesByMonth { public int Month { get; set; } public decimal Total { get; set; } }
public class TopSeller { public string Name { get; set; } = ""; public int Id { get; set; } }
[Keyless] public class ImportRow { public string Line { get; set; } = ""; public int? Number { get; set; } }
public class Balance { public string Account { get; set; } = ""; public decimal Value { get; set; } }
