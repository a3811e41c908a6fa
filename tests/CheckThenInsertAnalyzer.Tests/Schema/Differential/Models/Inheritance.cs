// Discriminators, generic bases, hierarchies with their own configuration.
public class NoticeContext : DbContext
{
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<MailNotice> MailNotices => Set<MailNotice>();
    public DbSet<SmsNotice> SmsNotices => Set<SmsNotice>();
    public DbSet<Rule> Rules => Set<Rule>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Notice>(notice =>
        {
            notice.ToTable("notices");
            notice.HasDiscriminator<int>("kind").HasValue<MailNotice>(1).HasValue<SmsNotice>(2);
            notice.HasIndex(n => new { n.Recipient, n.Hash }).IsUnique();
        });
        modelBuilder.Entity<MailNotice>().Property(m => m.Subject).HasColumnName("Title");
        modelBuilder.Entity<SmsNotice>().Property(s => s.Sender).HasColumnName("Title");
        modelBuilder.Entity<Rule>().HasDiscriminator(r => r.Type).HasValue<AllowRule>("allow").HasValue<DenyRule>("deny").HasValue<Rule>("none");
        modelBuilder.Entity<DenyRule>().Property(r => r.Reason).IsRequired();
    }
}

public abstract class Notice { public Guid Id { get; set; } public string Recipient { get; set; } = ""; public string Hash { get; set; } = ""; }
public abstract class ExternalNotice : Notice { public string? Gateway { get; set; } public DateTime? SentAt { get; set; } }
public class MailNotice : ExternalNotice { public string Subject { get; set; } = ""; public Attachment? Attachment { get; set; } }
public class SmsNotice : ExternalNotice { public string Sender { get; set; } = ""; }
public class Attachment { public int Id { get; set; } public string File { get; set; } = ""; }
public class Rule { public int Id { get; set; } public string Type { get; set; } = ""; }
public class AllowRule : Rule { public int Limit { get; set; } }
public class DenyRule : Rule { public string? Reason { get; set; } public int Limit { get; set; } }
