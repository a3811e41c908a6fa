public class MediaContext : DbContext
{
    public DbSet<Medium> Media { get; set; } = null!;
    public DbSet<Book> Books { get; set; } = null!;
    public DbSet<Film> Films { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Medium>(medium =>
        {
            medium.UseTpcMappingStrategy();
            medium.HasIndex(m => m.Slug).IsUnique();
            medium.Property(m => m.Slug).HasColumnName("slug");
        });
        modelBuilder.Entity<Book>().HasIndex(b => b.Isbn).IsUnique();
    }
}

public abstract class Medium { public int Id { get; set; } public string Slug { get; set; } = ""; public int? Year { get; set; } }
public class Book : Medium { public string Isbn { get; set; } = ""; }
public class Film : Medium { public TimeSpan? Length { get; set; } }
