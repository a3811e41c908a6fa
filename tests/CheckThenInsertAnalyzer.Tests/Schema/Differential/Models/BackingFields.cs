public class Cart
{
    private readonly List<CartItem> _items = [];
    private string _note = "";

    public Guid Id { get; private init; }
    public string Code { get; } = "";
    public string Name { get; protected set; } = "";
    public int Count => _items.Count;
    public string Note { get => _note; set => _note = value; }
    public IReadOnlyCollection<CartItem> Items => _items;
    internal string? Secret { get; set; }
    public string this[int index] => _items[index].Sku;
    public static int Most { get; set; }
    private DateTime _opened;
    protected string? Hidden { get; set; }
    public string WriteOnly { set => _note = value; }
    public void Open() => _opened = DateTime.UtcNow;
}

public class CartItem { public int Id { get; private set; } public string Sku { get; private set; } = ""; }

public class CartContext : DbContext
{
    public DbSet<Cart> Carts => Set<Cart>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Cart>(cart =>
        {
            cart.Property(c => c.Code);
            cart.Property("_opened").HasColumnName("opened");
            cart.Property<string>("Hidden");
            cart.HasIndex(c => c.Code).IsUnique();
            cart.Ignore(c => c.Note);
        });
    }
}
