public interface IHasId<T> { T Id { get; } }
public abstract class Base : IHasId<int>
{
    public int Id { get; set; }
    [Timestamp] public uint RowVersion { get; set; }
    [Required, MaxLength(64)] public virtual string? Code { get; set; }
    [NotMapped] public bool IsNew => Id == 0;
    public DateTimeOffset? DeletedAt { get; set; }
}

[Index(nameof(Code), IsUnique = true)]
public abstract class Coded : Base { public string? Hint { get; set; } }
public class Color : Coded { public byte R { get; set; } public byte G { get; set; } }
public class Size : Coded { public override string? Code { get; set; } public int? Order { get; set; } }
[Table("sizes_and_colors")]
public class Variant : Base { public Color Color { get; set; } = null!; public Size? Size { get; set; } public new int? Code { get; set; } }

public class VariantContext : DbContext
{
    public DbSet<Variant> Variants => Set<Variant>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Variant>().HasIndex("ColorId", "SizeId").IsUnique();
        modelBuilder.Ignore<Uri>();
    }
}
