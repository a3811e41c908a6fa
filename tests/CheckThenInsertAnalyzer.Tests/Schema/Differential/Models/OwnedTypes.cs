public class SalesContext : DbContext
{
    public DbSet<Order> Orders { get; set; } = null!;
    public DbSet<Distributor> Distributors { get; set; } = null!;
    public DbSet<Company> Companies { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Order>().OwnsOne(o => o.ShippingAddress);
        modelBuilder.Entity<Order>().OwnsOne(o => o.Details, details =>
        {
            details.OwnsOne(d => d.BillingAddress);
            details.OwnsOne(d => d.ReturnAddress);
        });
        modelBuilder.Entity<Order>().Navigation(o => o.ShippingAddress).IsRequired();
        modelBuilder.Entity<Distributor>().OwnsMany(d => d.ShippingCenters, center =>
        {
            center.WithOwner().HasForeignKey("OwnerId");
            center.Property<int>("Id");
            center.HasKey("Id");
        });
        modelBuilder.Entity<Company>().OwnsOne(c => c.Seat, seat => seat.ToTable("CompanySeats"));
        modelBuilder.Entity<Company>().OwnsMany(c => c.Phones, phone => phone.HasIndex(p => p.Number).IsUnique());
        modelBuilder.Entity<Company>().OwnsMany(c => c.Notes);
    }
}

public class Order
{
    public int Id { get; set; }
    public StreetAddress ShippingAddress { get; set; } = null!;
    public OrderDetails? Details { get; set; }
}

public class OrderDetails
{
    public string Remark { get; set; }
    public StreetAddress BillingAddress { get; set; } = null!;
    public StreetAddress? ReturnAddress { get; set; }
}

public class StreetAddress { public string Street { get; set; } = ""; public string? City { get; set; } }

public class Distributor { public int Id { get; set; } public ICollection<StreetAddress> ShippingCenters { get; set; } = null!; }

public class Company
{
    public Guid Id { get; set; }
    public Seat Seat { get; set; } = null!;
    public List<Phone> Phones { get; set; } = [];
    public List<Note> Notes { get; set; } = [];
}

public class Seat { public string Country { get; set; } = ""; public int Since { get; set; } }
public class Phone { public string Number { get; set; } = ""; }
public class Note { public int Id { get; set; } public string Text { get; set; } = ""; }
