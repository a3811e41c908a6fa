public class TenantDbContext : DbContext
{
    public DbSet<Warehouse> Warehouses => Set<Warehouse>();
    public DbSet<Rack> Racks => Set<Rack>();
    public DbSet<Slot> Slots => Set<Slot>();
    public DbSet<Inspection> Inspections => Set<Inspection>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Warehouse>().HasKey(w => new { w.TenantId, w.Id });
        modelBuilder.Entity<Warehouse>().Property(w => w.Id).ValueGeneratedOnAdd();
        modelBuilder.Entity<Rack>().HasKey(r => new { r.TenantId, r.Id });
        modelBuilder.Entity<Rack>().HasOne(r => r.Warehouse).WithMany(w => w.Racks).HasForeignKey(r => new { r.TenantId, r.WarehouseId });
        modelBuilder.Entity<Slot>().HasIndex(s => new { s.RackTenantId, s.RackId, s.Position }).IsUnique();
        modelBuilder.Entity<Inspection>().HasOne(i => i.Rack).WithOne();
        modelBuilder.Entity<Inspection>().HasOne(i => i.Rack).WithOne().HasForeignKey<Inspection>("RackTenant", "RackNumber");
    }
}

public class Warehouse { public int TenantId { get; set; } public int Id { get; set; } public string Name { get; set; } = ""; public List<Rack> Racks { get; } = []; }
public class Rack { public int TenantId { get; set; } public int Id { get; set; } public int WarehouseId { get; set; } public Warehouse Warehouse { get; set; } = null!; }
public class Slot { public int Id { get; set; } public int? RackTenantId { get; set; } public int? RackId { get; set; } public Rack? Rack { get; set; } public short Position { get; set; } }
public class Inspection { public int Id { get; set; } public Rack? Rack { get; set; } }
