public class ZooContext : DbContext
{
    public DbSet<Animal> Animals => Set<Animal>();
    public DbSet<Cat> Cats => Set<Cat>();
    public DbSet<Dog> Dogs => Set<Dog>();
    public DbSet<Owner> Owners => Set<Owner>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Puppy>();
        modelBuilder.Entity<Animal>().HasIndex(a => a.Name).IsUnique();
        modelBuilder.Entity<Dog>().HasIndex(d => d.ChipNumber).IsUnique();
        modelBuilder.Entity<Cat>().Property(c => c.ChipNumber).HasMaxLength(15);
    }
}

public abstract class Animal { public int Id { get; set; } public string Name { get; set; } = ""; public Owner? Owner { get; set; } }
public class Cat : Animal { public string ChipNumber { get; set; } = ""; public int Lives { get; set; } }
public class Dog : Animal { public string ChipNumber { get; set; } = ""; public bool? IsLoud { get; set; } }
public class Puppy : Dog { public DateTime Born { get; set; } public int? FavouriteId { get; set; } public Cat? Favourite { get; set; } }
public class Owner { public int OwnerId { get; set; } public string? Name { get; set; } public List<Animal> Pets { get; } = []; }
