public class SnakeHierarchyContext : DbContext
{
    public DbSet<BaseVehicle> BaseVehicles => Set<BaseVehicle>();
    public DbSet<MotorCar> MotorCars => Set<MotorCar>();
    public DbSet<BaseAsset> BaseAssets => Set<BaseAsset>();
    public DbSet<OfficeChair> OfficeChairs => Set<OfficeChair>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere").UseSnakeCaseNamingConvention();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<BaseVehicle>().UseTptMappingStrategy().HasIndex(v => v.PlateNumber).IsUnique();
        modelBuilder.Entity<MotorCar>().HasIndex(c => c.EngineNumber).IsUnique();
        modelBuilder.Entity<BaseAsset>().UseTpcMappingStrategy();
        modelBuilder.Entity<OfficeChair>().HasIndex(c => c.InventoryTag).IsUnique();
        modelBuilder.Entity<BaseVehicle>().OwnsMany(v => v.ServiceRecords);
    }
}

public abstract class BaseVehicle { public int Id { get; set; } public string PlateNumber { get; set; } = ""; public List<ServiceRecord> ServiceRecords { get; } = []; }
public class MotorCar : BaseVehicle { public string EngineNumber { get; set; } = ""; }
public class ServiceRecord { public DateOnly ServiceDate { get; set; } }
public abstract class BaseAsset { public int Id { get; set; } public decimal BookValue { get; set; } }
public class OfficeChair : BaseAsset { public string InventoryTag { get; set; } = ""; }
