#nullable disable
public class OldContext : DbContext
{
    public DbSet<Client> Clients { get; set; }
    public DbSet<Visit> Visits { get; set; }

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Client>().HasIndex(c => c.Mail).IsUnique();
        modelBuilder.Entity<Client>().HasAlternateKey(c => c.Number);
        modelBuilder.Entity<Client>().OwnsOne(c => c.Address);
    }
}

public class Client { public int ClientID { get; set; } public string Mail { get; set; } [Required] public string Name { get; set; } public string Number { get; set; } public virtual ICollection<Visit> Visits { get; set; } public Address Address { get; set; } }
public class Address { public string Line { get; set; } public int Zip { get; set; } }
public class Visit { public int VisitID { get; set; } public DateTime? When { get; set; } public virtual Client Client { get; set; } [Required] public virtual Place Place { get; set; } }
public class Place { public string PlaceId { get; set; } public virtual List<Visit> Visits { get; set; } }
