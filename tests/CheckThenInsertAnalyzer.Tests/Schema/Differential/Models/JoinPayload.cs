public class TeamContext : DbContext
{
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<Player> Players => Set<Player>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Article> Articles => Set<Article>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Team>().HasMany(t => t.Players).WithMany(p => p.Teams).UsingEntity<Membership>();
        modelBuilder.Entity<Membership>().HasIndex(m => new { m.TeamId, m.PlayerId, m.Season }).IsUnique();
        modelBuilder.Entity<Article>().HasMany(a => a.Authors).WithMany(p => p.Written).UsingEntity(j => j.ToTable("ArticleAuthors"));
        modelBuilder.Entity<Article>().HasMany(a => a.Readers).WithMany(p => p.Read).UsingEntity(
            "Readership",
            j => { j.Property<DateTime>("At").HasDefaultValueSql("now()"); j.HasIndex("At"); });
        modelBuilder.Entity<Player>().HasMany(p => p.Follows).WithMany(p => p.FollowedBy)
            .UsingEntity<Follow>(
                j => j.HasOne(f => f.Followed).WithMany().HasForeignKey(f => f.FollowedId),
                j => j.HasOne(f => f.Follower).WithMany().HasForeignKey(f => f.FollowerId));
    }
}

public class Team { public int Id { get; set; } public string Name { get; set; } = ""; public List<Player> Players { get; } = []; public List<Membership> Memberships { get; } = []; }
public class Player { public int Id { get; set; } public List<Team> Teams { get; } = []; public List<Membership> Memberships { get; } = []; public List<Article> Written { get; } = []; public List<Article> Read { get; } = []; public List<Player> Follows { get; } = []; public List<Player> FollowedBy { get; } = []; }
public class Membership { public int Id { get; set; } public int TeamId { get; set; } public Team Team { get; set; } = null!; public int PlayerId { get; set; } public Player Player { get; set; } = null!; public int Season { get; set; } }
public class Article { public Guid Id { get; set; } public List<Player> Authors { get; } = []; public List<Player> Readers { get; } = []; }
public class Follow { public int FollowerId { get; set; } public Player Follower { get; set; } = null!; public int FollowedId { get; set; } public Player Followed { get; set; } = null!; public DateTime Since { get; set; } }
