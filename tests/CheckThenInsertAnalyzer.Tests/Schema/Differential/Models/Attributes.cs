public class StaffContext : DbContext
{
    public DbSet<Employee> Employees => Set<Employee>();
    public DbSet<Badge> Badges => Set<Badge>();
    public DbSet<Shift> Shifts => Set<Shift>();
    public DbSet<Department> Departments => Set<Department>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");
}

[Table("employees", Schema = "hr")]
[Index(nameof(Email), IsUnique = true, Name = "ux_employees_email")]
[Index(nameof(DepartmentId), nameof(Number), IsUnique = true, AllDescending = true)]
[Index(nameof(Name))]
public class Employee
{
    [Key, Column("employee_no"), DatabaseGenerated(DatabaseGeneratedOption.None)] public int Number { get; set; }
    [Required, MaxLength(200), Column("mail")] public string? Email { get; set; }
    [StringLength(80)] public string Name { get; set; } = "";
    [Column("salary", TypeName = "numeric(10,2)")] public decimal Salary { get; set; }
    [NotMapped] public string? Initials { get; set; }
    public int DepartmentId { get; set; }
    [ForeignKey(nameof(DepartmentId)), InverseProperty(nameof(Staff.Members))] public Staff Department { get; set; } = null!;
    public int? DeputyOfId { get; set; }
    [ForeignKey("DeputyOfId"), InverseProperty("Deputies")] public Staff? DeputyOf { get; set; }
    [Timestamp] public uint Version { get; set; }
}

public class Staff { public int Id { get; set; } public List<Employee> Members { get; } = []; public List<Employee> Deputies { get; } = []; }

public class Badge
{
    [Key, ForeignKey(nameof(Employee))] public int EmployeeNumber { get; set; }
    public Employee Employee { get; set; } = null!;
    [DatabaseGenerated(DatabaseGeneratedOption.Identity)] public int Serial { get; set; }
}

[PrimaryKey(nameof(Day), nameof(Place))]
public class Shift { public DateOnly Day { get; set; } public string Place { get; set; } = ""; [Precision(5, 1)] public decimal Hours { get; set; } }

[Comment("organisation")] public class Department { [DatabaseGenerated(DatabaseGeneratedOption.Identity)] public Guid Id { get; set; } [Unicode(false)] public string Code { get; set; } = ""; }
