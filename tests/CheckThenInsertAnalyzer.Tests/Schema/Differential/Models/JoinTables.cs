public class SchoolContext : DbContext
{
    public DbSet<Student> Students { get; set; } = null!;
    public DbSet<Course> Courses { get; set; } = null!;
    public DbSet<Teacher> Teachers { get; set; } = null!;
    public DbSet<Room> Rooms { get; set; } = null!;
    public DbSet<Club> Clubs { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Course>().HasMany(c => c.Teachers).WithMany(t => t.Courses).UsingEntity(j => j.ToTable("Teaches"));
        modelBuilder.Entity<Course>().HasMany(c => c.Rooms).WithMany();
        modelBuilder.Entity<Student>()
            .HasMany(s => s.Clubs).WithMany(c => c.Members)
            .UsingEntity<Membership>(
                r => r.HasOne(m => m.Club).WithMany().HasForeignKey(m => m.ClubCode),
                l => l.HasOne(m => m.Student).WithMany(s => s.Memberships).HasForeignKey(m => m.StudentNumber),
                j => { j.HasKey(m => new { m.ClubCode, m.StudentNumber }); j.Property(m => m.Since).HasDefaultValueSql("CURRENT_TIMESTAMP"); });
    }
}

public class Student { public int Id { get; set; } public List<Course> Courses { get; } = []; public List<Club> Clubs { get; } = []; public List<Membership> Memberships { get; } = []; public List<Student> Friends { get; } = []; public List<Student> FriendOf { get; } = []; }
public class Course { public int CourseId { get; set; } public List<Student> Students { get; } = []; public List<Teacher> Teachers { get; } = []; public List<Room> Rooms { get; } = []; }
public class Teacher { public Guid Id { get; set; } public List<Course> Courses { get; } = []; }
public class Room { public string Number { get; set; } = ""; [Key] public string Building { get; set; } = ""; }
public class Club { [Key] public string Code { get; set; } = ""; public List<Student> Members { get; } = []; }
public class Membership { public string ClubCode { get; set; } = ""; public Club Club { get; set; } = null!; public int StudentNumber { get; set; } public Student Student { get; set; } = null!; public DateTime Since { get; set; } }
