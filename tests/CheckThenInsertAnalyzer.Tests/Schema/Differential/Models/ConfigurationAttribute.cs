[EntityTypeConfiguration(typeof(CountryConfiguration))]
public class Country { public string Code { get; set; } = ""; public string Name { get; set; } = ""; public List<Town> Towns { get; } = []; }

[EntityTypeConfiguration<TownConfiguration, Town>]
public class Town { public int Id { get; set; } public string Name { get; set; } = ""; public string CountryCode { get; set; } = ""; public Country Country { get; set; } = null!; }

internal class CountryConfiguration : IEntityTypeConfiguration<Country>
{
    public void Configure(EntityTypeBuilder<Country> builder)
    {
        builder.HasKey(c => c.Code);
        builder.Property(c => c.Code).IsFixedLength().HasMaxLength(2);
        builder.HasIndex(c => c.Name).IsUnique();
    }
}

internal class TownConfiguration : IEntityTypeConfiguration<Town>
{
    public void Configure(EntityTypeBuilder<Town> builder) => builder.ToTable("town").HasIndex(t => new { t.CountryCode, t.Name }).IsUnique();
}

public class AtlasContext : DbContext
{
    public DbSet<Country> Countries => Set<Country>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");
}
