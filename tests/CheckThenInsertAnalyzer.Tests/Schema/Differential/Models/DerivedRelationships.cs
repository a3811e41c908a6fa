public class PublishingContext : DbContext
{
    public DbSet<Content> Contents => Set<Content>();
    public DbSet<Story> Stories => Set<Story>();
    public DbSet<Video> Videos => Set<Video>();
    public DbSet<Channel> Channels => Set<Channel>();
    public DbSet<Remark> Remarks => Set<Remark>();
    public DbSet<Invoice> Invoices => Set<Invoice>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Video>().HasOne(v => v.Channel).WithMany(c => c.Videos).HasForeignKey(v => v.ChannelId);
        modelBuilder.Entity<Video>().HasIndex(v => new { v.ChannelId, v.Title }).IsUnique();
        modelBuilder.Entity<Remark>().HasOne(r => r.Content).WithMany(c => c.Remarks).HasForeignKey(r => r.ContentId);
        modelBuilder.Entity<Story>().HasOne(s => s.Cover).WithOne().HasForeignKey<Story>("CoverId");
    }
}

public abstract class Content { public int Id { get; set; } public string Title { get; set; } = ""; public List<Remark> Remarks { get; } = []; public Invoice? Invoice { get; set; } }
public class Story : Content { public string Text { get; set; } = ""; public Video? Cover { get; set; } }
public class Video : Content { public int ChannelId { get; set; } public Channel Channel { get; set; } = null!; public TimeSpan Length { get; set; } }
public class Channel { public int Id { get; set; } public List<Video> Videos { get; } = []; public Story? Teaser { get; set; } }
public class Remark { public int Id { get; set; } public int ContentId { get; set; } public Content Content { get; set; } = null!; }
public class Invoice { public int Id { get; set; } public int ContentId { get; set; } public Content Content { get; set; } = null!; }
