public class PeopleContext : DbContext
{
    public DbSet<Person> People { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Person>(p => { p.ToTable("person"); p.Property(x => x.Id).HasColumnName("person_id"); });
        modelBuilder.Entity<Employee>(e => { e.ToTable("employee"); e.HasIndex(x => x.Badge).IsUnique(); });
        modelBuilder.Entity<Student>().ToTable("student", "uni");
    }
}

public class Person { public int Id { get; set; } public string Name { get; set; } = ""; }
public class Employee : Person { public string Badge { get; set; } = ""; }
public class Student : Person { public string? Faculty { get; set; } }
