[Owned] public class Money { public decimal Amount { get; set; } [MaxLength(3)] public string Currency { get; set; } = ""; }
[Owned] public class Period { public DateTime From { get; set; } public DateTime? To { get; set; } }

public class Contract
{
    public int Id { get; set; }
    public Money Price { get; set; } = new();
    public Money? Deposit { get; set; }
    public Period Runs { get; set; } = new();
    public List<Instalment> Instalments { get; set; } = [];
}

[Owned, Table("instalments")] public class Instalment { public int Number { get; set; } public DateOnly Due { get; set; } }

public class ContractContext : DbContext
{
    public DbSet<Contract> Contracts => Set<Contract>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");
}
