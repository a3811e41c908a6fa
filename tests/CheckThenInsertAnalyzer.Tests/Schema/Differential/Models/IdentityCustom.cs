public class AppUser : IdentityUser<int> { public string DisplayName { get; set; } = ""; public DateTime? LastSeen { get; set; } public List<Device> Devices { get; } = []; }
public class AppRole : IdentityRole<int> { public string? Description { get; set; } }
public class Device { public Guid Id { get; set; } public string Token { get; set; } = ""; public AppUser User { get; set; } = null!; }

public class AppIdentityContext : IdentityDbContext<AppUser, AppRole, int>
{
    public DbSet<Device> Devices => Set<Device>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere").UseSnakeCaseNamingConvention();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema("auth");
        builder.Entity<AppUser>(user =>
        {
            user.ToTable("users");
            user.Property(u => u.Email).IsRequired();
            user.HasIndex(u => u.NormalizedEmail).IsUnique();
        });
        builder.Entity<AppRole>().ToTable("roles");
        builder.Entity<IdentityUserRole<int>>().ToTable("user_roles");
        builder.Entity<IdentityUserClaim<int>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<int>>().ToTable("user_logins");
        builder.Entity<IdentityRoleClaim<int>>().ToTable("role_claims");
        builder.Entity<IdentityUserToken<int>>().ToTable("user_tokens");
        builder.Entity<Device>().HasIndex(d => d.Token).IsUnique();
    }
}
