// Domain-driven: aggregates with private state, value objects, enumeration classes.
public abstract class AggregateRoot { private int _id; public virtual int Id { get => _id; protected set => _id = value; } private List<string>? _events; public IReadOnlyCollection<string>? Events => _events; public void Raise(string e) => (_events ??= []).Add(e); }
public abstract class Enumeration { public int Id { get; private set; } public string Name { get; private set; } = ""; }
public class CardType : Enumeration;

public class Buyer : AggregateRoot
{
    [Required] public string IdentityGuid { get; private set; } = "";
    public string? Name { get; private set; }
    private readonly List<PaymentMethod> _methods = [];
    public IEnumerable<PaymentMethod> PaymentMethods => _methods.AsReadOnly();
}

public class PaymentMethod
{
    private int _cardTypeId;
    public int Id { get; private set; }
    public CardType CardType { get; private set; } = null!;
    private string _alias = "";
    public override string ToString() => _alias + _cardTypeId;
}

public class Order : AggregateRoot
{
    public Address Address { get; private set; } = null!;
    public int? BuyerId { get; private set; }
    public Buyer? Buyer { get; private set; }
    public string Description { get; private set; } = "";
    public OrderStatus Status { get; private set; }
}

public enum OrderStatus { Submitted = 1, Paid }
public record Address(string Street, string City);

public class OrderingContext : DbContext
{
    public DbSet<Order> Orders { get; set; } = null!;
    public DbSet<Buyer> Buyers { get; set; } = null!;
    public DbSet<CardType> CardTypes { get; set; } = null!;
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("ordering");
        modelBuilder.ApplyConfiguration(new OrderMap());
        modelBuilder.ApplyConfiguration(new BuyerMap());
        modelBuilder.ApplyConfiguration(new PaymentMethodMap());
        modelBuilder.ApplyConfiguration(new CardTypeMap());
    }
}

class OrderMap : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> order)
    {
        order.ToTable("orders");
        order.Ignore(o => o.Events);
        order.Property(o => o.Id).UseHiLo("orderseq");
        order.OwnsOne(o => o.Address);
        order.Property(o => o.Status).HasConversion<string>().HasMaxLength(30);
        order.HasOne(o => o.Buyer).WithMany().HasForeignKey(o => o.BuyerId);
    }
}

class BuyerMap : IEntityTypeConfiguration<Buyer>
{
    public void Configure(EntityTypeBuilder<Buyer> buyer)
    {
        buyer.ToTable("buyers");
        buyer.Ignore(b => b.Events);
        buyer.Property(b => b.Id).UseHiLo("buyerseq");
        buyer.Property(b => b.IdentityGuid).HasMaxLength(200);
        buyer.HasIndex("IdentityGuid").IsUnique(true);
        buyer.HasMany(b => b.PaymentMethods).WithOne();
    }
}

class PaymentMethodMap : IEntityTypeConfiguration<PaymentMethod>
{
    public void Configure(EntityTypeBuilder<PaymentMethod> method)
    {
        method.ToTable("paymentmethods");
        method.Property(m => m.Id).UseHiLo("paymentseq");
        method.Property<int>("BuyerId");
        method.Property("_alias").HasColumnName("Alias").HasMaxLength(200);
        method.Property("_cardTypeId").HasColumnName("CardTypeId");
        method.HasOne(m => m.CardType).WithMany().HasForeignKey("_cardTypeId");
    }
}

class CardTypeMap : IEntityTypeConfiguration<CardType>
{
    public void Configure(EntityTypeBuilder<CardType> type)
    {
        type.ToTable("cardtypes");
        type.Property(t => t.Id).ValueGeneratedNever();
        type.Property(t => t.Name).HasMaxLength(200).IsRequired();
    }
}
