using System.Net;
using NpgsqlTypes;
using System.Numerics;

public class SampleContext : DbContext
{
    public DbSet<Sample> Samples => Set<Sample>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("citext").HasPostgresEnum<Mood>();
        modelBuilder.HasCollation("case_insensitive", locale: "en-u-ks-primary", provider: "icu", deterministic: false);
        modelBuilder.Entity<Sample>(sample =>
        {
            sample.Property(s => s.Code).HasColumnType("citext");
            sample.Property(s => s.Nick).UseCollation("case_insensitive");
            sample.HasIndex(s => s.Code).IsUnique();
            sample.HasIndex(s => s.Nick).IsUnique();
            sample.HasIndex(s => s.Vector).HasMethod("GIN");
            sample.Property(s => s.Vector).HasComputedColumnSql("to_tsvector('english', \"Nick\")", stored: true);
            sample.Property(s => s.Fixed).HasColumnType("char(3)");
        });
    }
}

public enum Mood : short { Low, High }

public class Sample
{
    public int Id { get; set; }
    public string Code { get; set; } = "";
    public string Nick { get; set; } = "";
    public string? Fixed { get; set; }
    public NpgsqlTsVector Vector { get; set; } = null!;
    public IPAddress Address { get; set; } = null!;
    public NpgsqlRange<DateTime> Span { get; set; }
    public NpgsqlPoint? Point { get; set; }
    public BigInteger Big { get; set; }
    public Mood Mood { get; set; }
    public Mood? Before { get; set; }
    public Mood[] Moods { get; set; } = [];
    public bool Flag { get; set; }
    public char Letter { get; set; }
    public byte Small { get; set; }
    public sbyte Signed { get; set; }
    public ushort Port { get; set; }
    public float Single { get; set; }
    public double? Double { get; set; }
    public decimal Money { get; set; }
    public DateTimeOffset Offset { get; set; }
    public TimeOnly Time { get; set; }
    public TimeSpan Span2 { get; set; }
    public Guid? Reference { get; set; }
    public List<string> Words { get; set; } = [];
    public IEnumerable<int> Sequence { get; set; } = [];
    public IReadOnlyList<Guid> Ids { get; set; } = [];
    public HashSet<string> Set { get; set; } = [];
    public System.Collections.BitArray Bits { get; set; } = null!;
    public System.Text.Json.JsonElement Element { get; set; }
    public Action? Callback;
}
