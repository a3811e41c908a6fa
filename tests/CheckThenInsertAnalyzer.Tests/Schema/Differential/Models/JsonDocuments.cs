public class ProfileContext : DbContext
{
    public DbSet<Profile> Profiles => Set<Profile>();
    public DbSet<Form> Forms => Set<Form>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Profile>(profile =>
        {
            profile.OwnsOne(p => p.Preferences, preferences => { preferences.ToJson(); preferences.OwnsMany(p => p.Shortcuts); });
            profile.OwnsMany(p => p.Visits, visits => visits.ToJson("visit_log"));
            profile.HasIndex(p => p.Handle).IsUnique();
        });
        modelBuilder.Entity<Form>().Property(f => f.Payload).HasColumnType("jsonb");
    }
}

public class Profile { public int Id { get; set; } public string Handle { get; set; } = ""; public Preferences Preferences { get; set; } = new(); public List<Visit> Visits { get; set; } = []; }
public class Preferences { public string Theme { get; set; } = ""; public List<Shortcut> Shortcuts { get; set; } = []; }
public class Shortcut { public string Keys { get; set; } = ""; public string Command { get; set; } = ""; }
public class Visit { public DateTime At { get; set; } public string Page { get; set; } = ""; }
public class Form { public Guid Id { get; set; } public string Payload { get; set; } = ""; public System.Text.Json.JsonDocument? Answers { get; set; } public Dictionary<string, string> Tags { get; set; } = []; }
