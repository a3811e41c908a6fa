public enum Level { Low, High }
public sealed class Slug(string value) { public string Value { get; } = value; }
public class SlugConverter() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<Slug, string>(s => s.Value, s => new Slug(s));

public class SiteContext : DbContext
{
    public DbSet<Page> Pages => Set<Page>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveMaxLength(250);
        configurationBuilder.Properties<decimal>().HavePrecision(18, 4);
        configurationBuilder.Properties<Level>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<Slug>().HaveConversion<SlugConverter>();
        configurationBuilder.Properties<DateTime>().HaveColumnType("timestamp without time zone");
        configurationBuilder.ComplexProperties<Seo>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Page>().HasAlternateKey(p => p.Slug);
        modelBuilder.Entity<Page>().Property(p => p.Body).HasColumnType("text");
        modelBuilder.Entity<Page>().HasIndex(p => new { p.Level, p.Title }).IsUnique();
    }
}

public class Seo { public string? Title { get; set; } public decimal Weight { get; set; } }
public class Page { public int Id { get; set; } public Slug Slug { get; set; } = null!; public string Title { get; set; } = ""; public string Body { get; set; } = ""; public Level Level { get; set; } public Level? Wanted { get; set; } public decimal Price { get; set; } public DateTime At { get; set; } public DateTime? Until { get; set; } public Seo Seo { get; set; } = new(); }
