public class TicketContext : DbContext
{
    public DbSet<Ticket> Tickets => Set<Ticket>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Ticket>(ticket =>
        {
            ticket.HasOne(t => t.Assignee).WithMany().HasForeignKey(t => t.AssigneeId).IsRequired();
            ticket.HasOne(t => t.Queue).WithMany(q => q.Tickets).IsRequired(false);
            ticket.HasOne(t => t.Product).WithMany().HasForeignKey(t => t.ProductCode).IsRequired(false);
            ticket.HasMany(t => t.Labels).WithOne().HasForeignKey("TicketId").IsRequired();
            ticket.HasMany(t => t.Files).WithOne().OnDelete(DeleteBehavior.Cascade);
        });
    }
}

public class Ticket
{
    public int Id { get; set; }
    public int? ReporterId { get; set; }
    public User Reporter { get; set; } = null!;
    public int? AssigneeId { get; set; }
    public User? Assignee { get; set; }
    public Queue Queue { get; set; } = null!;
    public string ProductCode { get; set; } = "";
    public Product? Product { get; set; }
    public User? Watcher { get; set; }
    public int? ApproverId { get; set; }
    [Required] public User? Approver { get; set; }
    public List<Label> Labels { get; } = [];
    public List<File> Files { get; } = [];
}

public class User { public int Id { get; set; } }
public class Queue { public Guid Id { get; set; } public List<Ticket> Tickets { get; } = []; }
public class Product { [Key] public string Code { get; set; } = ""; }
public class Label { public int Id { get; set; } public string Text { get; set; } = ""; }
public class File { public int Id { get; set; } public string Name { get; set; } = ""; }
