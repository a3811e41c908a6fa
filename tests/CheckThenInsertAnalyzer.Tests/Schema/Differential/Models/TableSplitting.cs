public class DocumentContext : DbContext
{
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<DocumentContent> Contents => Set<DocumentContent>();
    public DbSet<Setting> Settings => Set<Setting>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Document>(document =>
        {
            document.ToTable("Documents");
            document.HasOne(d => d.Content).WithOne(c => c.Document).HasForeignKey<DocumentContent>(c => c.Id);
            document.Navigation(d => d.Content).IsRequired();
            document.HasIndex(d => d.Slug).IsUnique();
        });
        modelBuilder.Entity<DocumentContent>().ToTable("Documents");
        modelBuilder.Entity<Setting>().ToTable("settings");
        modelBuilder.Entity<SettingHelp>(help =>
        {
            help.ToTable("settings");
            help.HasOne(h => h.Setting).WithOne().HasForeignKey<SettingHelp>(h => h.Key);
            help.Property(h => h.Text).HasColumnName("help_text");
        });
    }
}

public class Document { public int Id { get; set; } public string Slug { get; set; } = ""; public int Version { get; set; } public DocumentContent Content { get; set; } = null!; }
public class DocumentContent { public int Id { get; set; } public byte[] Bytes { get; set; } = []; public string? MediaType { get; set; } public Document Document { get; set; } = null!; }
public class Setting { [Key] public string Key { get; set; } = ""; public string Value { get; set; } = ""; }
public class SettingHelp { [Key] public string Key { get; set; } = ""; public string Text { get; set; } = ""; public Setting Setting { get; set; } = null!; }
