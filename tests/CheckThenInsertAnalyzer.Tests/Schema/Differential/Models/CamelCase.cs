// Everything by convention, rewritten by EFCore.NamingConventions.
public class AccountContext : DbContext
{
    public DbSet<UserAccount> UserAccounts { get; set; } = null!;
    public DbSet<LoginSession> LoginSessions { get; set; } = null!;
    public DbSet<Asset> Assets { get; set; } = null!;
    public DbSet<HTTPLog2> Logs { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere").UseCamelCaseNamingConvention();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<UserAccount>().HasIndex(u => u.EMail).IsUnique();
        modelBuilder.Entity<UserAccount>().HasAlternateKey(u => u.PublicID);
        modelBuilder.Entity<UserAccount>().OwnsOne(u => u.HomeAddress);
        modelBuilder.Entity<LoginSession>().ToTable("Sessions", "Security").HasIndex(s => s.AccessToken).IsUnique().HasDatabaseName("Session_Token");
        modelBuilder.Entity<LoginSession>().HasIndex(s => new { s.UserAccountId, s.DeviceName }).IsUnique();
        modelBuilder.Entity<HTTPLog2>().Property(l => l.X509Thumb).HasColumnName("Thumb");
        modelBuilder.Entity<Vehicle>();
    }
}

public class UserAccount { public int Id { get; set; } public string EMail { get; set; } = ""; public Guid PublicID { get; set; } public PostalAddress HomeAddress { get; set; } = null!; public List<GroupOfUsers> Groups { get; } = []; }
public class PostalAddress { public string StreetName { get; set; } = ""; public string? ZipCode { get; set; } }
public class GroupOfUsers { public int Id { get; set; } public List<UserAccount> Members { get; } = []; }
public class LoginSession { public int Id { get; set; } public string AccessToken { get; set; } = ""; public string DeviceName { get; set; } = ""; public int UserAccountId { get; set; } public UserAccount UserAccount { get; set; } = null!; }
public class Asset { public int AssetId { get; set; } public string TagName { get; set; } = ""; }
public class Vehicle : Asset { public string PlateNumber { get; set; } = ""; }
public class HTTPLog2 { public long Id { get; set; } public string? X509Thumb { get; set; } public string? RemoteIPAddress { get; set; } }
