public class Member : IdentityUser { public string Nick { get; set; } = ""; }

public class MemberContext : IdentityUserContext<Member>
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<Member>().HasIndex(m => m.Nick).IsUnique();
        base.OnModelCreating(builder);
        builder.Entity<Member>(member => member.Property(m => m.Nick).HasColumnName("nick"));
    }
}
