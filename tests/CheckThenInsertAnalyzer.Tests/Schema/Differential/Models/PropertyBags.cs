public class CatalogContext : DbContext
{
    public DbSet<Dictionary<string, object>> Translations => Set<Dictionary<string, object>>("Translation");
    public DbSet<Item> Current => Set<Item>("Current");
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.SharedTypeEntity<Dictionary<string, object>>("Translation", translation =>
        {
            translation.Property<int>("Id");
            translation.Property<string>("Key").IsRequired();
            translation.IndexerProperty<string>("Text");
            translation.HasIndex("Key").IsUnique();
        });
        modelBuilder.SharedTypeEntity<Item>("Current");
        modelBuilder.SharedTypeEntity<Item>("Discontinued", item => item.ToTable("old_items"));
    }
}

public class Item { public int Id { get; set; } public string Sku { get; set; } = ""; }
