public class CityContext : DbContext
{
    public DbSet<City> Cities => Set<City>();
    public DbSet<Street> Streets => Set<Street>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<City>(city =>
        {
            city.Property<DateTime>("LastUpdated").HasDefaultValueSql("now()");
            city.Property<string>("Code").HasMaxLength(5);
            city.Property<string>("Remark");
            city.Property<int?>("Rank");
            city.HasAlternateKey("Code");
            city.HasIndex("Rank").IsUnique();
            city.Property<Guid>("RowId");
        });
        modelBuilder.Entity<Street>(street =>
        {
            street.Property<int>("TownId");
            street.HasOne(s => s.City).WithMany().HasForeignKey("TownId");
            street.HasKey("Name", "TownId");
        });
    }
}

public class City { public int Id { get; set; } public string Name { get; set; } = ""; }
public class Street { public string Name { get; set; } = ""; public City City { get; set; } = null!; public City? Twin { get; set; } }
