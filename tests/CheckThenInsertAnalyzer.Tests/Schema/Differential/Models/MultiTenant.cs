public interface ITenantOwned { Guid TenantId { get; } }
public interface ISoftDelete { bool IsDeleted { get; } }

public abstract class Entity
{
    public Guid Id { get; set; }
    public DateTime CreatedUtc { get; set; }
    public string? CreatedBy { get; set; }
}

public class Tenant : Entity { public string Host { get; set; } = ""; }

public class Member : Entity, ITenantOwned, ISoftDelete
{
    public Guid TenantId { get; set; }
    public Tenant Tenant { get; set; } = null!;
    public string Email { get; set; } = "";
    public string? Phone { get; set; }
    public bool IsDeleted { get; set; }
}

public class Project : Entity, ITenantOwned
{
    public Guid TenantId { get; set; }
    public string Code { get; set; } = "";
    public Guid? LeadId { get; set; }
    public Member? Lead { get; set; }
}

public abstract class EntityConfiguration<T> : IEntityTypeConfiguration<T> where T : Entity
{
    public virtual void Configure(EntityTypeBuilder<T> builder)
    {
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.CreatedBy).HasMaxLength(100);
    }
}

public class TenantConfiguration : EntityConfiguration<Tenant>
{
    public override void Configure(EntityTypeBuilder<Tenant> builder)
    {
        base.Configure(builder);
        builder.ToTable("tenants", "admin");
        builder.HasIndex(t => t.Host).IsUnique();
    }
}

public class MemberConfiguration : EntityConfiguration<Member>
{
    public override void Configure(EntityTypeBuilder<Member> builder)
    {
        base.Configure(builder);
        builder.HasIndex(m => new { m.TenantId, m.Email }).IsUnique().HasFilter("NOT \"IsDeleted\"");
        builder.HasIndex(m => new { m.TenantId, m.Phone }).IsUnique().AreNullsDistinct(false);
        builder.HasQueryFilter(m => !m.IsDeleted);
    }
}

public class TenantContext(Guid tenant) : DbContext
{
    public TenantContext() : this(Guid.Empty) { }

    public DbSet<Tenant> Tenants { get; set; } = null!;
    public DbSet<Member> Members { get; set; } = null!;
    public DbSet<Project> Projects { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new TenantConfiguration());
        modelBuilder.ApplyConfiguration(new MemberConfiguration());
        modelBuilder.Entity<Project>(ConfigureProject);
        modelBuilder.Entity<Project>().HasQueryFilter(p => p.TenantId == tenant);
    }

    private static void ConfigureProject(EntityTypeBuilder<Project> builder) =>
        builder.HasAlternateKey(p => new { p.TenantId, p.Code }).HasName("AK_Project_Code");
}
