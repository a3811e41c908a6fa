public class TreeContext : DbContext
{
    public DbSet<Category> Categories => Set<Category>();
    public DbSet<Employee> Employees => Set<Employee>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<Person> People => Set<Person>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Employee>().HasOne(e => e.Manager).WithMany(e => e.Reports).HasForeignKey(e => e.ManagerId).OnDelete(DeleteBehavior.Restrict);
        modelBuilder.Entity<Category>().HasIndex(c => new { c.ParentId, c.Name }).IsUnique().AreNullsDistinct(false);
        modelBuilder.Entity<Person>().HasOne(p => p.Spouse).WithOne().HasForeignKey<Person>(p => p.SpouseId);
    }
}

public class Category { public int Id { get; set; } public string Name { get; set; } = ""; public int? ParentId { get; set; } public Category? Parent { get; set; } public List<Category> Children { get; } = []; }
public class Employee { public int Id { get; set; } public int? ManagerId { get; set; } public Employee? Manager { get; set; } public List<Employee> Reports { get; } = []; public Employee? Mentor { get; set; } }
public class Comment { public long Id { get; set; } public Comment? ReplyTo { get; set; } public string Body { get; set; } = ""; }
public class Person { public int Id { get; set; } public int? SpouseId { get; set; } public Person? Spouse { get; set; } }
