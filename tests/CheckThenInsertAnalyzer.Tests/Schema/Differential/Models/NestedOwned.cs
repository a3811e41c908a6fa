public class InsuranceContext : DbContext
{
    public DbSet<Policy> Policies => Set<Policy>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Policy>(policy =>
        {
            policy.OwnsMany(p => p.Claims, claim =>
            {
                claim.WithOwner(c => c.Policy).HasForeignKey(c => c.PolicyNumber);
                claim.HasKey(c => new { c.PolicyNumber, c.Sequence });
                claim.OwnsMany(c => c.Documents, document => { document.ToTable("claim_documents"); document.HasKey(d => d.Id); document.HasIndex(d => d.Hash).IsUnique(); });
                claim.OwnsOne(c => c.Estimate, estimate => estimate.Property(e => e.Amount).HasColumnName("estimate"));
            });
            policy.OwnsOne(p => p.Holder, holder =>
            {
                holder.HasOne(h => h.Bank).WithMany().HasForeignKey(h => h.BankId);
                holder.HasIndex(h => h.TaxNumber).IsUnique();
                holder.OwnsOne(h => h.Address);
                holder.OwnsMany(h => h.Contacts);
            });
            policy.Navigation(p => p.Holder).IsRequired();
        });
        modelBuilder.Entity<LifePolicy>().OwnsOne(p => p.Beneficiary);
    }
}

public class Policy { [Key] public string Number { get; set; } = ""; public List<Claim> Claims { get; } = []; public Holder Holder { get; set; } = null!; }
public class LifePolicy : Policy { public decimal Sum { get; set; } public Person? Beneficiary { get; set; } }
public class Person { public string Name { get; set; } = ""; public DateOnly? Born { get; set; } }
public class Claim { public string PolicyNumber { get; set; } = ""; public Policy Policy { get; set; } = null!; public int Sequence { get; set; } public List<ClaimDocument> Documents { get; } = []; public Estimate? Estimate { get; set; } }
public class ClaimDocument { public Guid Id { get; set; } public string Hash { get; set; } = ""; }
public class Estimate { public decimal Amount { get; set; } public string Currency { get; set; } = ""; }
public class Holder { public string TaxNumber { get; set; } = ""; public int? BankId { get; set; } public Bank? Bank { get; set; } public HolderAddress Address { get; set; } = new(); public List<HolderContact> Contacts { get; } = []; }
public class HolderAddress { public string Street { get; set; } = ""; public string? Zip { get; set; } }
public class HolderContact { public string Phone { get; set; } = ""; }
public class Bank { public int Id { get; set; } public string Bic { get; set; } = ""; }
