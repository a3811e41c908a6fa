// A shop with configuration classes, applied from the assembly.
public class ShopContext : DbContext
{
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Order> Orders => Set<Order>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("shop");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ShopContext).Assembly);
    }
}

public class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("customers");
        builder.HasKey(c => c.Id).HasName("customers_pkey");
        builder.Property(c => c.Id).HasColumnName("id").UseIdentityAlwaysColumn();
        builder.Property(c => c.Email).HasColumnName("email").HasMaxLength(320).IsRequired();
        builder.Property(c => c.Name).HasColumnName("name");
        builder.Property(c => c.CreatedAt).HasColumnName("created_at").HasDefaultValueSql("now()");
        builder.HasIndex(c => c.Email).IsUnique().HasDatabaseName("customers_email_key");
        builder.HasMany(c => c.Orders).WithOne(o => o.Customer).HasForeignKey(o => o.CustomerId);
    }
}

public class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.HasAlternateKey(p => p.Sku);
        builder.Property(p => p.Price).HasPrecision(12, 2);
        builder.Property(p => p.IsActive).HasDefaultValue(true);
        builder.HasIndex(p => new { p.Name, p.Maker }).IsUnique().HasFilter("\"IsActive\"");
    }
}

public class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.Property(o => o.Number).UseSequence("order_number");
        builder.HasIndex(o => o.Number).IsUnique();
        builder.OwnsOne(o => o.ShipTo, address => address.Property(a => a.Street).HasColumnName("street").HasMaxLength(200));
        builder.OwnsMany(o => o.Lines, line =>
        {
            line.HasOne<Product>().WithMany().HasForeignKey(l => l.ProductSku).HasPrincipalKey(p => p.Sku);
            line.Property(l => l.Quantity).HasDefaultValue(1);
        });
    }
}

public class Customer
{
    public int Id { get; private set; }
    public string? Email { get; set; }
    public string? Name { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public ICollection<Order> Orders { get; } = new List<Order>();
}

public class Product
{
    public Guid Id { get; set; }
    public string Sku { get; set; } = "";
    public string Name { get; set; } = "";
    public string? Maker { get; set; }
    public decimal Price { get; set; }
    public bool IsActive { get; set; }
}

public class Order
{
    public long Id { get; set; }
    public long Number { get; set; }
    public int CustomerId { get; set; }
    public Customer Customer { get; set; } = null!;
    public Address ShipTo { get; set; } = null!;
    public List<OrderLine> Lines { get; } = [];
}

public class Address { public string Street { get; set; } = ""; public string? City { get; set; } }
public class OrderLine { public string ProductSku { get; set; } = ""; public int Quantity { get; set; } }
