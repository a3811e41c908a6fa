public class FleetContext : DbContext
{
    public DbSet<Car> Cars => Set<Car>();
    public DbSet<RecordOfSale> RecordsOfSale => Set<RecordOfSale>();
    public DbSet<Depot> Depots => Set<Depot>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RecordOfSale>().HasOne(s => s.Car).WithMany(c => c.SaleHistory)
            .HasForeignKey(s => new { s.CarState, s.CarLicensePlate })
            .HasPrincipalKey(c => new { c.State, c.LicensePlate });
        modelBuilder.Entity<Car>().HasOne(c => c.Depot).WithMany(d => d.Cars).HasForeignKey("DepotCode").HasPrincipalKey(d => d.Code);
        modelBuilder.Entity<Depot>().HasOne(d => d.Gate).WithOne(g => g.Depot).HasForeignKey<Gate>(g => g.DepotCode).HasPrincipalKey<Depot>(d => d.Code);
    }
}

public class Car { public int CarId { get; set; } public string State { get; set; } = ""; public string? LicensePlate { get; set; } public Depot? Depot { get; set; } public ICollection<RecordOfSale> SaleHistory { get; set; } = null!; }
public class RecordOfSale { public int RecordOfSaleId { get; set; } public string? CarState { get; set; } public string? CarLicensePlate { get; set; } public Car? Car { get; set; } }
public class Depot { public int Id { get; set; } public string Code { get; set; } = ""; public List<Car> Cars { get; } = []; public Gate? Gate { get; set; } }
public class Gate { public int Id { get; set; } public string? DepotCode { get; set; } public Depot? Depot { get; set; } }
