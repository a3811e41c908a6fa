public class PassportContext : DbContext
{
    public DbSet<Citizen> Citizens => Set<Citizen>();
    public DbSet<Passport> Passports => Set<Passport>();
    public DbSet<Photo> Photos => Set<Photo>();
    public DbSet<House> Houses => Set<House>();
    public DbSet<Key> Keys => Set<Key>();
    public DbSet<Login> Logins => Set<Login>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Photo>().HasOne(p => p.Passport).WithOne(p => p.Photo).HasForeignKey<Photo>(p => p.PassportNumber).IsRequired();
        modelBuilder.Entity<House>().HasOne(h => h.Key).WithOne().HasForeignKey<House>("KeyId");
        modelBuilder.Entity<Citizen>().HasOne<Login>().WithOne().HasForeignKey<Login>(l => l.Id);
    }
}

public class Citizen { public int Id { get; set; } public Passport? Passport { get; set; } }
public class Passport { [Key] public string Number { get; set; } = ""; public int CitizenId { get; set; } public Citizen Citizen { get; set; } = null!; public Photo? Photo { get; set; } }
public class Photo { public int Id { get; set; } public string? PassportNumber { get; set; } public Passport? Passport { get; set; } }
public class House { public int Id { get; set; } public Key? Key { get; set; } }
public class Key { public int Id { get; set; } }
public class Login { public int Id { get; set; } public string Name { get; set; } = ""; }
