public abstract class AuditableContext<TUser> : DbContext where TUser : UserBase
{
    public DbSet<TUser> Users => Set<TUser>();
    public DbSet<AuditEntry> AuditEntries { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<TUser>().HasIndex(u => u.Login).IsUnique();
        builder.Entity<AuditEntry>(ConfigureAudit);
        OnDomainModelCreating(builder);
    }

    protected abstract void OnDomainModelCreating(ModelBuilder builder);

    private static void ConfigureAudit(EntityTypeBuilder<AuditEntry> audit)
    {
        audit.ToTable("audit", "log");
        audit.Property(a => a.Id).UseIdentityAlwaysColumn();
    }
}

public abstract class UserBase { public int Id { get; set; } public string Login { get; set; } = ""; }
public class AuditEntry { public long Id { get; set; } public string Text { get; set; } = ""; }

public sealed class CrmContext : AuditableContext<CrmUser>
{
    public DbSet<Lead> Leads { get; set; } = null!;

    protected override void OnDomainModelCreating(ModelBuilder builder)
    {
        void Leads(EntityTypeBuilder<Lead> lead)
        {
            lead.HasIndex(l => l.Mail).IsUnique();
            lead.HasOne(l => l.Agent).WithMany(u => u.Leads).HasForeignKey(l => l.AgentId).IsRequired(false);
        }

        Leads(builder.Entity<Lead>());
    }
}

public class CrmUser : UserBase { public string? Team { get; set; } public List<Lead> Leads { get; } = []; }
public class Lead { public int Id { get; set; } public string Mail { get; set; } = ""; public int? AgentId { get; set; } public CrmUser Agent { get; set; } = null!; }
