// Names given before and after keys and indexes, beside a naming convention.
public class ConfiguredContext : DbContext
{
    public DbSet<MailBox> MailBoxes => Set<MailBox>();
    public DbSet<MailItem> MailItems => Set<MailItem>();
    public DbSet<MailRule> Rules => Set<MailRule>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere").UseSnakeCaseNamingConvention();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MailBox>(box =>
        {
            box.HasIndex(b => b.UserName).IsUnique();
            box.Property(b => b.UserName).HasColumnName("login");
            box.HasAlternateKey(b => b.DisplayName);
            box.Property(b => b.DisplayName).HasColumnName("shown");
            box.OwnsMany(b => b.AliasNames, alias => { alias.ToTable("box_alias"); alias.HasIndex(a => a.LocalPart).IsUnique(); alias.Property(a => a.LocalPart).HasColumnName("local"); });
            box.OwnsOne(b => b.QuotaInfo, quota => quota.Property(q => q.MaxBytes).HasColumnName("quota"));
        });
        modelBuilder.Entity<MailItem>(item =>
        {
            item.Property(i => i.MessageId).HasColumnName("msg_id");
            item.HasIndex(i => new { i.MailBoxId, i.MessageId }).IsUnique();
            item.HasAlternateKey(i => i.StorageKey);
            item.HasIndex(i => i.StorageKey).IsUnique();
            item.ToTable("items", "mail");
            item.HasKey(i => i.ItemNumber);
        });
        modelBuilder.Entity<MailRule>(rule =>
        {
            rule.ToTable("mail_rules");
            rule.HasKey(r => r.RuleName).HasName("MailRules_Key");
            rule.HasOne(r => r.MailBox).WithOne(b => b.Rule).HasForeignKey<MailRule>(r => r.OwnerId);
            rule.Property(r => r.OwnerId).HasColumnName("box");
        });
    }
}

public class MailBox { public int Id { get; set; } public string UserName { get; set; } = ""; public string DisplayName { get; set; } = ""; public List<AliasName> AliasNames { get; } = []; public QuotaInfo? QuotaInfo { get; set; } public List<MailItem> Items { get; } = []; public MailRule? Rule { get; set; } }
public class AliasName { public string LocalPart { get; set; } = ""; public string? HostPart { get; set; } }
public class QuotaInfo { public long MaxBytes { get; set; } public long? SoftLimit { get; set; } }
public class MailItem { public long ItemNumber { get; set; } public string MessageId { get; set; } = ""; public Guid StorageKey { get; set; } public int MailBoxId { get; set; } public MailBox MailBox { get; set; } = null!; }
public class MailRule { public string RuleName { get; set; } = ""; public int OwnerId { get; set; } public MailBox MailBox { get; set; } = null!; }
