public static class ModelExtensions
{
    public static ModelBuilder AddBilling(this ModelBuilder modelBuilder, string schema)
    {
        modelBuilder.Entity<Bill>(bill =>
        {
            bill.ToTable("bills", schema);
            bill.HasAudit();
            bill.HasUnique(b => b.Number, "ux_bills_number");
        });
        return modelBuilder;
    }

    public static EntityTypeBuilder<T> HasAudit<T>(this EntityTypeBuilder<T> builder) where T : class, IAudited
    {
        builder.Property(e => e.CreatedAt).HasColumnName("created_at").HasDefaultValueSql("now()");
        return builder;
    }

    public static void HasUnique<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> key, string name) where T : class =>
        builder.HasIndex(key).IsUnique().HasDatabaseName(name);
}

public interface IAudited { DateTime CreatedAt { get; } }
public class Bill : IAudited { public int Id { get; set; } public string Number { get; set; } = ""; public DateTime CreatedAt { get; set; } }
public class Payment : IAudited { public int Id { get; set; } public Guid Reference { get; set; } public DateTime CreatedAt { get; set; } public Bill? Bill { get; set; } }

public class BillingContext : DbContext
{
    private const string Schema = "billing";
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.AddBilling(Schema);
        ConfigurePayments(modelBuilder.Entity<Payment>());
    }

    private void ConfigurePayments(EntityTypeBuilder<Payment> payments)
    {
        payments.HasAudit().ToTable("payments", Schema);
        payments.HasIndex(p => p.Reference).IsUnique();
    }
}
