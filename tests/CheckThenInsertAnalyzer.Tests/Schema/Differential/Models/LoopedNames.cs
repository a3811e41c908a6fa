// Names set in a loop are not known: nothing certain may be said of them.
public class SnakeContext : DbContext
{
    public DbSet<BlogPost> BlogPosts => Set<BlogPost>();
    public DbSet<BlogAuthor> BlogAuthors => Set<BlogAuthor>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<BlogPost>().HasIndex(p => p.Slug).IsUnique();
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(entity.GetTableName()!.ToLowerInvariant());
            foreach (var property in entity.GetProperties())
                property.SetColumnName(property.Name.ToLowerInvariant());
            foreach (var key in entity.GetKeys())
                key.SetName(key.GetName()!.ToLowerInvariant());
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(index.GetDatabaseName()!.ToLowerInvariant());
        }
    }
}

public class BlogPost { public int Id { get; set; } public string Slug { get; set; } = ""; public BlogAuthor? Author { get; set; } }
public class BlogAuthor { public int Id { get; set; } }
