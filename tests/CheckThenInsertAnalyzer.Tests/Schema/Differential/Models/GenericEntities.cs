public abstract class EntityBase<TKey> where TKey : struct { public TKey Id { get; set; } public bool Active { get; set; } }
public class Text<T> : EntityBase<int> where T : class { public T Target { get; set; } = null!; public int TargetId { get; set; } public string Language { get; set; } = ""; }
public class Article : EntityBase<Guid> { public string Slug { get; set; } = ""; }
public class Menu : EntityBase<long> { public string Title { get; set; } = ""; }

public class TextConfiguration<T> : IEntityTypeConfiguration<Text<T>> where T : class
{
    public void Configure(EntityTypeBuilder<Text<T>> builder) => builder.HasIndex(t => new { t.TargetId, t.Language }).IsUnique();
}

public class TextContext : DbContext
{
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<Text<Menu>> MenuTexts => Set<Text<Menu>>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Text<Menu>>().Ignore(t => t.TargetId).HasKey(t => t.Id);
        modelBuilder.Entity<Text<Label>>().ToTable("label_texts");
        modelBuilder.ApplyConfiguration(new TextConfiguration<Label>());
    }
}

public class Label : EntityBase<int> { [MaxLength(10)] public string Code { get; set; } = ""; }
