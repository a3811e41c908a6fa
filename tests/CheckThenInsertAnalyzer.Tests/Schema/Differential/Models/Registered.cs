public class PollContext(DbContextOptions<PollContext> options) : DbContext(options)
{
    public DbSet<Poll> Polls => Set<Poll>();
    public DbSet<Vote> Votes => Set<Vote>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Vote>().HasIndex(v => new { v.PollId, v.VoterName }).IsUnique();
        modelBuilder.Entity<Poll>().Property(p => p.Question).UseCollation("und-x-icu");
    }
}

public class Poll { public int Id { get; set; } public string Question { get; set; } = ""; public List<Vote> Votes { get; } = []; }
public class Vote { public int Id { get; set; } public int PollId { get; set; } public string VoterName { get; set; } = ""; }

public static class Startup
{
    public static void Register(IServiceCollection services) =>
        services.AddDbContext<PollContext>((provider, options) => options
            .UseNpgsql("Host=nowhere", npgsql => npgsql.EnableRetryOnFailure())
            .UseSnakeCaseNamingConvention());
}
