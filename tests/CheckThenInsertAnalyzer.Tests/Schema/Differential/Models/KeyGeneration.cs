public class KeyContext : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasSequence<int>("ticket_numbers", "numbers").StartsAt(1000);
        modelBuilder.Entity<A>().Property(x => x.Id).UseIdentityByDefaultColumn().HasIdentityOptions(startValue: 100);
        modelBuilder.Entity<B>().Property(x => x.Id).UseIdentityAlwaysColumn();
        modelBuilder.Entity<C>().Property(x => x.Id).UseSerialColumn();
        modelBuilder.Entity<D>().Property(x => x.Id).UseHiLo("d_hilo");
        modelBuilder.Entity<E>().Property(x => x.Id).UseSequence();
        modelBuilder.Entity<F>().Property(x => x.Id).HasDefaultValueSql("nextval('numbers.ticket_numbers')");
        modelBuilder.Entity<G>().Property(x => x.Id).HasDefaultValueSql("gen_random_uuid()");
        modelBuilder.Entity<H>().Property(x => x.Id).ValueGeneratedNever();
        modelBuilder.Entity<I>().HasKey(x => new { x.Left, x.Right });
        modelBuilder.Entity<J>();
        modelBuilder.Entity<K>();
        modelBuilder.Entity<L>();
        modelBuilder.Entity<M>(m =>
        {
            m.Property(x => x.Total).HasComputedColumnSql("\"Net\" * 1.19", stored: true);
            m.Property(x => x.Counter).UseIdentityColumn();
            m.Property(x => x.Touched).ValueGeneratedOnAddOrUpdate();
            m.Property(x => x.Net).HasDefaultValue(0m);
        });
        modelBuilder.Entity<N>().HasKey("Code");
    }
}

public class A { public int Id { get; set; } }
public class B { public long Id { get; set; } }
public class C { public short Id { get; set; } }
public class D { public int Id { get; set; } }
public class E { public long Id { get; set; } }
public class F { public int Id { get; set; } }
public class G { public Guid Id { get; set; } }
public class H { public int Id { get; set; } }
public class I { public int Left { get; set; } public int Right { get; set; } }
public class J { public byte Id { get; set; } }
public class K { public DateTime Id { get; set; } }
public class L { public string Id { get; set; } = ""; }
public class M { public int Id { get; set; } public decimal Net { get; set; } public decimal Total { get; set; } public int Counter { get; set; } public DateTime Touched { get; set; } }
public class N { public int Id { get; set; } public int Code { get; set; } }
