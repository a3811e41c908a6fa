using Microsoft.EntityFrameworkCore;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Migrations;

/// <summary>Models of the kinds that people keep in migrations, by name.</summary>
internal static class MigratedContexts
{
    private static readonly Dictionary<string, Action<ModelBuilder>> Models = new()
    {
        ["conventions"] = model => model.Entity<Customer>(),
        ["names"] = model => model.Entity<Customer>(customer =>
        {
            customer.ToTable("clients", "crm", table => table.HasCheckConstraint("ck_name", "length(full_name) > 0"));
            customer.HasKey(c => c.Id).HasName("pk_clients");
            customer.Property(c => c.Name).HasColumnName("full_name").HasMaxLength(80).IsRequired();
            customer.HasIndex(c => c.Email).IsUnique().HasDatabaseName("ux_clients_email");
        }),
        ["default schema"] = model =>
        {
            model.HasDefaultSchema("app");
            model.Entity<Customer>().HasIndex(c => new { c.Name, c.Email }).IsUnique();
        },
        ["filters and nulls"] = model => model.Entity<Customer>(customer =>
        {
            customer.HasIndex(c => c.Email).IsUnique().HasFilter("\"Email\" IS NOT NULL AND \"Name\" <> ''");
            customer.HasIndex(c => c.Name).IsUnique().AreNullsDistinct(false);
            customer.HasIndex(c => c.Code, "by_code").IsUnique().IsDescending();
            customer.HasIndex(c => c.Code, "slow_code");
        }),
        ["collations and operators"] = model => model.Entity<Customer>(customer =>
        {
            customer.Property(c => c.Name).UseCollation("C");
            customer.HasIndex(c => c.Email).IsUnique().UseCollation("C").HasOperators("text_pattern_ops");
            customer.HasIndex(c => c.Code).IsUnique().IncludeProperties(c => c.Name);
        }),
        ["alternate keys"] = model =>
        {
            model.Entity<Customer>().HasAlternateKey(c => c.Code);
            model.Entity<Customer>().HasAlternateKey(c => new { c.Email, c.Name }).HasName("ak_mail");
            model.Entity<Order>().HasOne(o => o.Customer).WithMany().HasForeignKey(o => o.CustomerCode).HasPrincipalKey(c => c.Code);
        },
        ["identity always"] = model => model.Entity<Customer>().Property(c => c.Id).UseIdentityAlwaysColumn(),
        ["serial"] = model => model.UseSerialColumns().Entity<Customer>(),
        ["hilo"] = model => model.UseHiLo("ids").Entity<Customer>(),
        ["key sequences"] = model => model.UseKeySequences().Entity<Customer>(),
        ["never"] = model => model.Entity<Customer>().Property(c => c.Id).ValueGeneratedNever(),
        ["defaults"] = model => model.Entity<Customer>(customer =>
        {
            customer.Property(c => c.Code).HasDefaultValue("none");
            customer.Property(c => c.Name).HasDefaultValueSql("current_user");
            customer.Property<string>("Both").HasComputedColumnSql("\"Code\" || '-'", stored: true);
            customer.Property<DateTime>("Created").HasDefaultValueSql("now()");
        }),
        ["hierarchy in one table"] = model =>
        {
            model.Entity<Document>().HasIndex(d => d.Number).IsUnique();
            model.Entity<Invoice>().HasIndex(i => i.Reference).IsUnique();
            model.Entity<Quote>();
        },
        ["hierarchy by type"] = model =>
        {
            model.Entity<Document>().UseTptMappingStrategy();
            model.Entity<Invoice>().HasIndex(i => i.Reference).IsUnique();
            model.Entity<Quote>();
        },
        ["hierarchy by concrete type"] = model =>
        {
            model.Entity<Document>().UseTpcMappingStrategy().HasIndex(d => d.Number).IsUnique();
            model.Entity<Invoice>().HasIndex(i => i.Reference).IsUnique();
            model.Entity<Quote>();
        },
        ["owned"] = model => model.Entity<Shop>(shop =>
        {
            shop.OwnsOne(s => s.Home, home => home.HasIndex(a => a.City).IsUnique());
            shop.OwnsOne(s => s.Branch, branch => branch.ToTable("branches"));
            shop.OwnsMany(s => s.Stores);
        }),
        ["owned in JSON"] = model => model.Entity<Shop>(shop =>
        {
            shop.OwnsOne(s => s.Home, home => home.ToJson());
            shop.OwnsOne(s => s.Branch, branch => branch.ToJson("branch"));
            shop.OwnsMany(s => s.Stores, stores => stores.ToJson());
        }),
        ["complex types"] = model => model.Entity<Shop>(shop =>
        {
            shop.ComplexProperty(s => s.Home);
            shop.ComplexProperty(s => s.Branch, branch => branch.Property(a => a.City).HasColumnName("branch_city"));
            shop.Ignore(s => s.Stores);
        }),
        ["one to one"] = model => model.Entity<Order>().HasOne(o => o.Receipt).WithOne().HasForeignKey<Receipt>(r => r.OrderId),
        ["many to many"] = model => model.Entity<Tag>().HasMany(t => t.Posts).WithMany(p => p.Tags),
        ["composite key"] = model => model.Entity<Order>(order =>
        {
            order.HasKey(o => new { o.CustomerCode, o.Id });
            order.Ignore(o => o.Customer).Ignore(o => o.Receipt);
        }),
        ["shared table"] = model =>
        {
            model.Entity<Order>().ToTable("orders").Ignore(o => o.Customer);
            model.Entity<Receipt>().ToTable("orders").HasOne<Order>().WithOne(o => o.Receipt).HasForeignKey<Receipt>(r => r.Id);
        },
        ["long names"] = model => model.Entity<Customer>(customer =>
        {
            customer.ToTable("a_table_with_a_name_that_takes_nearly_all_of_the_room");
            customer.HasIndex(c => new { c.Email, c.Code }).IsUnique();
            customer.HasAlternateKey(c => new { c.Code, c.Name });
        }),
        ["conversions and arrays"] = model => model.Entity<Measurement>(measurement =>
        {
            measurement.Property(m => m.Kind).HasConversion<string>();
            measurement.HasIndex(m => new { m.Kind, m.Day }).IsUnique();
        }),
    };

    /// <summary>The names of all models.</summary>
    public static IEnumerable<string> Names => Models.Keys;

    /// <summary>A context with the model of that name; it connects to nothing.</summary>
    public static DbContext Create(string name) =>
        new ModelledContext(new DbContextOptionsBuilder<ModelledContext>()
            .UseNpgsql("Host=nowhere", provider => provider.SetPostgresVersion(15, 0))
            .ReplaceService<Microsoft.EntityFrameworkCore.Infrastructure.IModelCacheKeyFactory, ModelByName>()
            .Options, name, Models[name]);

    internal enum MeasurementKind
    {
        Length,
        Weight,
    }

    internal sealed class Customer
    {
        public int Id { get; set; }

        public string Code { get; set; } = "";

        public string? Email { get; set; }

        public string Name { get; set; } = "";
    }

    internal sealed class Order
    {
        public long Id { get; set; }

        public string CustomerCode { get; set; } = "";

        public Customer? Customer { get; set; }

        public Receipt? Receipt { get; set; }
    }

    internal sealed class Receipt
    {
        public long Id { get; set; }

        public long OrderId { get; set; }

        public decimal Total { get; set; }
    }

    internal abstract class Document
    {
        public Guid Id { get; set; }

        public int Number { get; set; }
    }

    internal sealed class Invoice : Document
    {
        public string Reference { get; set; } = "";
    }

    internal sealed class Quote : Document
    {
        public DateOnly ValidUntil { get; set; }
    }

    internal sealed class Shop
    {
        public int Id { get; set; }

        public Address Home { get; set; } = new();

        public Address Branch { get; set; } = new();

        public List<Address> Stores { get; set; } = [];
    }

    internal sealed class Address
    {
        public string City { get; set; } = "";

        public string? Street { get; set; }
    }

    internal sealed class Tag
    {
        public int Id { get; set; }

        public List<Post> Posts { get; set; } = [];
    }

    internal sealed class Post
    {
        public int Id { get; set; }

        public List<Tag> Tags { get; set; } = [];
    }

    internal sealed class Measurement
    {
        public int Id { get; set; }

        public MeasurementKind Kind { get; set; }

        public DateOnly Day { get; set; }

        public double[] Values { get; set; } = [];

        public bool? IsChecked { get; set; }
    }

    private sealed class ModelledContext(DbContextOptions options, string name, Action<ModelBuilder> configure) : DbContext(options)
    {
        public string Name { get; } = name;

        protected override void OnModelCreating(ModelBuilder modelBuilder) => configure(modelBuilder);
    }

    private sealed class ModelByName : Microsoft.EntityFrameworkCore.Infrastructure.IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (((ModelledContext)context).Name, designTime);
    }
}
