// The same names in two schemas: EF Core gives keys and indexes a number.
public class ArchiveContext : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LiveMail>(mail => { mail.ToTable("Mails", "live"); mail.HasIndex(m => m.MessageId).IsUnique(); mail.HasAlternateKey(m => m.Uid); });
        modelBuilder.Entity<OldMail>(mail => { mail.ToTable("Mails", "archive"); mail.HasIndex(m => m.MessageId).IsUnique(); mail.HasAlternateKey(m => m.Uid); });
        modelBuilder.Entity<A_B>().HasIndex(x => x.C).IsUnique();
        modelBuilder.Entity<A>().HasIndex(x => x.B_C).IsUnique();
    }
}

public class LiveMail { public int Id { get; set; } public string MessageId { get; set; } = ""; public Guid Uid { get; set; } }
public class OldMail { public int Id { get; set; } public string MessageId { get; set; } = ""; public Guid Uid { get; set; } }
public class A_B { public int Id { get; set; } public int C { get; set; } }
public class A { public int Id { get; set; } public int B_C { get; set; } }
