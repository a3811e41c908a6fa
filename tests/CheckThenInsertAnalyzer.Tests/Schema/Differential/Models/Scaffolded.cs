// What "dotnet ef dbcontext scaffold" writes of an existing database.
public partial class PagilaContext : DbContext
{
    public PagilaContext()
    {
    }

    public PagilaContext(DbContextOptions<PagilaContext> options)
        : base(options)
    {
    }

    public virtual DbSet<Actor> Actors { get; set; }

    public virtual DbSet<Film> Films { get; set; }

    public virtual DbSet<FilmActor> FilmActors { get; set; }

    public virtual DbSet<Store> Stores { get; set; }

    public virtual DbSet<FilmList> FilmLists { get; set; }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
        => optionsBuilder.UseNpgsql("Host=nowhere;Database=pagila");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder
            .HasPostgresEnum("mpaa_rating", new[] { "G", "PG", "PG-13", "R", "NC-17" })
            .HasPostgresExtension("citext");

        modelBuilder.Entity<Actor>(entity =>
        {
            entity.HasKey(e => e.ActorId).HasName("actor_pkey");

            entity.ToTable("actor");

            entity.HasIndex(e => e.LastName, "idx_actor_last_name");

            entity.HasIndex(e => new { e.FirstName, e.LastName }, "idx_actor_name").IsUnique();

            entity.Property(e => e.ActorId).HasColumnName("actor_id");
            entity.Property(e => e.FirstName).HasColumnName("first_name");
            entity.Property(e => e.LastName).HasColumnName("last_name");
            entity.Property(e => e.LastUpdate)
                .HasDefaultValueSql("now()")
                .HasColumnType("timestamp without time zone")
                .HasColumnName("last_update");
        });

        modelBuilder.Entity<Film>(entity =>
        {
            entity.HasKey(e => e.FilmId).HasName("film_pkey");

            entity.ToTable("film");

            entity.Property(e => e.FilmId)
                .HasDefaultValueSql("nextval('film_film_id_seq'::regclass)")
                .HasColumnName("film_id");
            entity.Property(e => e.Title).HasColumnType("citext").HasColumnName("title");
            entity.Property(e => e.RentalRate).HasPrecision(4, 2).HasDefaultValueSql("4.99").HasColumnName("rental_rate");
            entity.Property(e => e.LanguageId).HasColumnName("language_id");
            entity.HasIndex(e => e.Title, "film_title_key").IsUnique().HasFilter("(rental_rate > (0)::numeric)");

            entity.HasMany(d => d.Categories).WithMany(p => p.Films)
                .UsingEntity<Dictionary<string, object>>(
                    "FilmCategory",
                    r => r.HasOne<Category>().WithMany()
                        .HasForeignKey("CategoryId")
                        .OnDelete(DeleteBehavior.Restrict)
                        .HasConstraintName("film_category_category_id_fkey"),
                    l => l.HasOne<Film>().WithMany()
                        .HasForeignKey("FilmId")
                        .OnDelete(DeleteBehavior.Restrict)
                        .HasConstraintName("film_category_film_id_fkey"),
                    j =>
                    {
                        j.HasKey("FilmId", "CategoryId").HasName("film_category_pkey");
                        j.ToTable("film_category");
                        j.IndexerProperty<short>("FilmId").HasColumnName("film_id");
                        j.IndexerProperty<int>("CategoryId").HasColumnName("category_id");
                    });
        });

        modelBuilder.Entity<Category>(entity =>
        {
            entity.HasKey(e => e.CategoryId).HasName("category_pkey");
            entity.ToTable("category");
            entity.Property(e => e.CategoryId).UseIdentityAlwaysColumn().HasColumnName("category_id");
            entity.Property(e => e.Name).HasColumnName("name");
            entity.HasIndex(e => e.Name, "category_name_key").IsUnique();
        });

        modelBuilder.Entity<FilmActor>(entity =>
        {
            entity.HasKey(e => new { e.ActorId, e.FilmId }).HasName("film_actor_pkey");
            entity.ToTable("film_actor");
            entity.Property(e => e.ActorId).HasColumnName("actor_id");
            entity.Property(e => e.FilmId).HasColumnName("film_id");
            entity.HasOne(d => d.Actor).WithMany(p => p.FilmActors).HasForeignKey(d => d.ActorId).OnDelete(DeleteBehavior.Restrict).HasConstraintName("film_actor_actor_id_fkey");
            entity.HasOne(d => d.Film).WithMany(p => p.FilmActors).HasForeignKey(d => d.FilmId).OnDelete(DeleteBehavior.Restrict).HasConstraintName("film_actor_film_id_fkey");
        });

        modelBuilder.Entity<Store>(entity =>
        {
            entity.HasKey(e => e.StoreId).HasName("store_pkey");
            entity.ToTable("store");
            entity.HasIndex(e => e.ManagerId, "idx_unq_manager").IsUnique();
            entity.Property(e => e.StoreId).HasColumnName("store_id");
            entity.Property(e => e.ManagerId).HasColumnName("manager_id");
            entity.HasOne(d => d.Manager).WithOne(p => p.Store).HasForeignKey<Store>(d => d.ManagerId).OnDelete(DeleteBehavior.Restrict).HasConstraintName("store_manager_id_fkey");
        });

        modelBuilder.Entity<FilmList>(entity =>
        {
            entity.HasNoKey().ToView("film_list");
            entity.Property(e => e.Fid).HasColumnName("fid");
        });

        modelBuilder.HasSequence("film_film_id_seq");

        OnModelCreatingPartial(modelBuilder);
    }

    partial void OnModelCreatingPartial(ModelBuilder modelBuilder);
}

public partial class PagilaContext
{
    partial void OnModelCreatingPartial(ModelBuilder modelBuilder) => modelBuilder.Entity<Store>().HasAlternateKey(s => s.Code).HasName("store_code_key");
}

public partial class Actor { public int ActorId { get; set; } public string FirstName { get; set; } = null!; public string LastName { get; set; } = null!; public DateTime LastUpdate { get; set; } public virtual ICollection<FilmActor> FilmActors { get; set; } = new List<FilmActor>(); }
public partial class Film { public short FilmId { get; set; } public string Title { get; set; } = null!; public decimal RentalRate { get; set; } public short LanguageId { get; set; } public virtual ICollection<Category> Categories { get; set; } = new List<Category>(); public virtual ICollection<FilmActor> FilmActors { get; set; } = new List<FilmActor>(); }
public partial class Category { public int CategoryId { get; set; } public string? Name { get; set; } public virtual ICollection<Film> Films { get; set; } = new List<Film>(); }
public partial class FilmActor { public int ActorId { get; set; } public short FilmId { get; set; } public virtual Actor Actor { get; set; } = null!; public virtual Film Film { get; set; } = null!; }
public partial class Store { public int StoreId { get; set; } public string Code { get; set; } = null!; public int ManagerId { get; set; } public virtual Manager Manager { get; set; } = null!; }
public partial class Manager { public int Id { get; set; } public virtual Store? Store { get; set; } }
public partial class FilmList { public int? Fid { get; set; } public string? Title { get; set; } }
