public class LegacyContext : DbContext
{
    public DbSet<User> Users => Set<User>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<User>(user =>
        {
            user.ToTable("user list", "Old System", table => table.HasComment("imported"));
            user.Property(u => u.Id).HasColumnName("ID").UseSerialColumn();
            user.Property(u => u.Login).HasColumnName("log\"in").HasColumnType("citext");
            user.Property(u => u.Order).HasColumnName("order");
            user.HasIndex(u => u.Login).IsUnique().HasDatabaseName("user list.login");
            user.HasIndex(u => u.Order, "the order").IsUnique().HasFilter("\"order\" > 0");
        });
    }
}

public class User { public int Id { get; set; } public string Login { get; set; } = ""; public int Order { get; set; } }
