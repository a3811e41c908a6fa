public class WarehouseContext : DbContext
{
    public DbSet<Pallet> Pallets => Set<Pallet>();
    public DbSet<Bin> Bins => Set<Bin>();
    public DbSet<Label> Labels => Set<Label>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.UseIdentityAlwaysColumns();
        modelBuilder.Entity<Label>().Property(l => l.Id).UseIdentityByDefaultColumn();
        modelBuilder.Entity<Bin>().OwnsMany(b => b.Scans);
    }
}

public class Pallet { public int Id { get; set; } public int? Weight { get; set; } public Bin? Bin { get; set; } }
public class Bin { public long Id { get; set; } public Guid Tag { get; set; } public List<Scan> Scans { get; } = []; }
public class Scan { public DateTime At { get; set; } }
public class Label { public int Id { get; set; } }
