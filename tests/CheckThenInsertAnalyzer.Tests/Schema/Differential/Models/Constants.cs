namespace Weather.Storage
{
    internal static class Columns { public const string Id = "id"; public const string Prefix = "w_"; public const string Station = Prefix + "station"; }
    internal static class Db { internal const string Schema = "weather"; internal static class Tables { internal const string Stations = "stations"; } }

    public class Station
    {
        public int Id { get; set; }
        public string Code { get; set; } = "";
        public double Latitude { get; set; }
        public List<Reading> Readings { get; set; } = [];

        public class Sensor { public int Id { get; set; } public string Serial { get; set; } = ""; public Station Station { get; set; } = null!; }
    }

    public record Reading { public long Id { get; init; } public required string Value { get; init; } public Station? Station { get; init; } public DateTime TakenAt { get; init; } }

    public class WeatherContext : DbContext
    {
        public DbSet<Station> Stations => Set<Station>();
        public DbSet<Station.Sensor> Sensors => Set<Station.Sensor>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

        protected override void OnModelCreating(ModelBuilder mb)
        {
            mb.HasDefaultSchema(Db.Schema);
            var station = mb.Entity<Station>();
            station.ToTable(Db.Tables.Stations);
            station.Property(s => s.Id).HasColumnName(Columns.Id);
            station.Property(nameof(Station.Code)).HasColumnName($"{Columns.Prefix}code").Metadata.SetMaxLength(8);
            station.Property(s => s.Latitude).Metadata.SetColumnName("lat");
            var index = station.HasIndex(s => s.Code);
            index.IsUnique();
            index.Metadata.SetDatabaseName("stations_" + Columns.Prefix + "code_key");
            station.Metadata.FindPrimaryKey()!.SetName("stations_pkey");
            mb.Entity(typeof(Station.Sensor), sensor =>
            {
                sensor.Property<string>("Serial").HasColumnName(Columns.Station);
                sensor.HasIndex("Serial", "StationId").IsUnique();
            });
            mb.Entity<Reading>(reading => reading.HasOne(r => r.Station).WithMany(s => s.Readings).HasForeignKey("station").IsRequired().OnDelete(DeleteBehavior.Cascade));
            mb.Entity<Reading>().HasIndex("station", nameof(Reading.TakenAt)).IsUnique();
        }
    }
}
