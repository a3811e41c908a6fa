public interface ISoftDeletable { DateTime? DeletedAt { get; set; } }
public class Note : ISoftDeletable { public int Id { get; set; } public string Title { get; set; } = ""; public DateTime? DeletedAt { get; set; } }
public class Folder : ISoftDeletable { public int Id { get; set; } public string Path { get; set; } = ""; public DateTime? DeletedAt { get; set; } public List<Note> Notes { get; } = []; }
public class Audit { public long Id { get; set; } public string What { get; set; } = ""; }

public class NoteContext : DbContext
{
    public DbSet<Note> Notes => Set<Note>();
    public DbSet<Folder> Folders => Set<Folder>();
    public DbSet<Audit> AuditLog => Set<Audit>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Note>().HasIndex(n => n.Title).IsUnique().HasFilter("\"DeletedAt\" IS NULL");
        modelBuilder.Entity<Folder>().HasIndex(f => f.Path).IsUnique().HasFilter("\"DeletedAt\" IS NULL");
        foreach (var entityType in modelBuilder.Model.GetEntityTypes())
        {
            if (typeof(ISoftDeletable).IsAssignableFrom(entityType.ClrType))
                GetType().GetMethod(nameof(HideDeleted), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(entityType.ClrType).Invoke(null, [modelBuilder]);
        }
    }

    private static void HideDeleted<T>(ModelBuilder modelBuilder) where T : class, ISoftDeletable => modelBuilder.Entity<T>().HasQueryFilter(e => e.DeletedAt == null);
}
