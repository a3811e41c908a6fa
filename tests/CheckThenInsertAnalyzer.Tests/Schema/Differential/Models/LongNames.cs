public class LongContext : DbContext
{
    public DbSet<CustomerRelationshipManagementInteractionHistoryEntryAttachment> CustomerRelationshipManagementInteractionHistoryEntryAttachments => Set<CustomerRelationshipManagementInteractionHistoryEntryAttachment>();
    public DbSet<CustomerRelationshipManagementInteractionHistoryEntryAttachmentVersion> VersionsOfCustomerRelationshipManagementInteractionHistoryEntryAttachments => Set<CustomerRelationshipManagementInteractionHistoryEntryAttachmentVersion>();
    public DbSet<Überweisung> Überweisungen => Set<Überweisung>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CustomerRelationshipManagementInteractionHistoryEntryAttachment>(attachment =>
        {
            attachment.HasIndex(a => new { a.TheNameOfTheFileThatWasUploadedByTheCustomer, a.ChecksumOfTheContent }).IsUnique();
            attachment.HasIndex(a => new { a.TheNameOfTheFileThatWasUploadedByTheCustomer, a.ChecksumOfTheContent, a.Revision }).IsUnique();
            attachment.HasAlternateKey(a => a.TheNameOfTheFileThatWasUploadedByTheCustomer);
            attachment.HasAlternateKey(a => a.ChecksumOfTheContent);
        });
        modelBuilder.Entity<Überweisung>().HasIndex(ü => new { ü.Empfänger, ü.ÄußersterVerwendungszweckÄÖÜäöüßÄÖÜäöüß }).IsUnique();
    }
}

public class CustomerRelationshipManagementInteractionHistoryEntryAttachment { public int Id { get; set; } public string TheNameOfTheFileThatWasUploadedByTheCustomer { get; set; } = ""; public string ChecksumOfTheContent { get; set; } = ""; public int Revision { get; set; } }
public class CustomerRelationshipManagementInteractionHistoryEntryAttachmentVersion { public int Id { get; set; } public CustomerRelationshipManagementInteractionHistoryEntryAttachment CustomerRelationshipManagementInteractionHistoryEntryAttachment { get; set; } = null!; }
public class Überweisung { public int Id { get; set; } public string Empfänger { get; set; } = ""; public string ÄußersterVerwendungszweckÄÖÜäöüßÄÖÜäöüß { get; set; } = ""; }
