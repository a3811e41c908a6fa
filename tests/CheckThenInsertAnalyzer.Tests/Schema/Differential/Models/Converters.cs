public readonly record struct OrderId(int Value);
public readonly record struct CustomerId(Guid Value);
public sealed record Email(string Value);
public enum OrderState { New, Paid, Sent }

public class Order
{
    public OrderId Id { get; set; }
    public CustomerId CustomerId { get; set; }
    public Email Email { get; set; } = null!;
    public Email? Copy { get; set; }
    public OrderState State { get; set; }
    public OrderState? Previous { get; set; }
    public Uri? Link { get; set; }
    public IList<string> Labels { get; set; } = [];
}

public class Ticket { public OrderId Id { get; set; } public OrderState Kind { get; set; } }
public class Voucher { public int Id { get; set; } public long Serial { get; set; } }

public class EmailConverter() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<Email, string>(e => e.Value, s => new Email(s));

public class OrderContext : DbContext
{
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<Voucher> Vouchers => Set<Voucher>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<Email>().HaveConversion<EmailConverter>().HaveMaxLength(320);
        configuration.Properties<OrderState>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Order>(order =>
        {
            order.Property(o => o.Id).HasConversion(id => id.Value, value => new OrderId(value));
            order.Property(o => o.CustomerId).HasConversion(id => id.Value, value => new CustomerId(value));
            order.HasIndex(o => new { o.CustomerId, o.Email }).IsUnique();
        });
        modelBuilder.Entity<Ticket>(ticket =>
        {
            ticket.Property(t => t.Id).HasConversion(id => id.Value, value => new OrderId(value)).ValueGeneratedOnAdd();
            ticket.Property(t => t.Kind).HasConversion<int>();
        });
        modelBuilder.Entity<Voucher>().Property(v => v.Id).HasConversion<string>();
        modelBuilder.Entity<Voucher>().Property(v => v.Serial).ValueGeneratedOnAdd();
    }
}
