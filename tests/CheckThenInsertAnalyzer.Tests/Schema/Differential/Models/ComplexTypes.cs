public class HotelContext : DbContext
{
    public DbSet<Hotel> Hotels => Set<Hotel>();
    public DbSet<Booking> Bookings => Set<Booking>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Booking>(booking =>
        {
            booking.ComplexProperty(b => b.Price, price => { price.Property(p => p.Currency).HasMaxLength(3).HasColumnName("currency"); price.IsRequired(); });
            booking.ComplexProperty(b => b.Stay);
            booking.HasIndex(b => b.Code).IsUnique();
        });
    }
}

[ComplexType] public class Place { public string Street { get; set; } = ""; public string? Floor { get; set; } public Geo Position { get; set; } = new(); }
[ComplexType] public class Geo { public double Latitude { get; set; } public double Longitude { get; set; } }
public class Price { public decimal Amount { get; set; } public string Currency { get; set; } = ""; }
public record Stay { public DateOnly From { get; init; } public DateOnly? Until { get; init; } }
public class Hotel { public int Id { get; set; } public Place Address { get; set; } = new(); }
public class Booking { public int Id { get; set; } public string Code { get; set; } = ""; public Price Price { get; set; } = new(); public Stay Stay { get; set; } = new(); }
