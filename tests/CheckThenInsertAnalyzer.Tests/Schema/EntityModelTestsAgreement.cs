using System.Reflection;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema;

/// <summary>Builds the model of a source with EF Core itself and compares: what is read from source must be what EF makes of it.</summary>
public sealed class EntityModelTestsAgreement : EntityModelTest
{
    private const string Context =
        """
        public partial class ShopContext : DbContext
        {
            protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");
        }

        """;

    [Fact]
    public void Conventions()
    {
        AssertAgreement(Context + """
            public partial class ShopContext
            {
                public DbSet<Int> Ints => Set<Int>();
                public DbSet<Long> Longs => Set<Long>();
                public DbSet<Byte> Bytes => Set<Byte>();
                public DbSet<Text> Texts => Set<Text>();
                public DbSet<Client> Clients => Set<Client>();
                public DbSet<User> Users => Set<User>();
                public DbSet<Admin> Admins => Set<Admin>();
                public DbSet<Profile> Profiles => Set<Profile>();
                public DbSet<Order> Orders => Set<Order>();
            }

            public class Int { public int ID { get; set; } public string? Note { get; set; } public string Name { get; set; } = ""; public DateTime? At { get; set; } }
            public class Long { public long longid { get; set; } }
            public class Byte { public byte Id { get; set; } }
            public class Text { public string Id { get; set; } = ""; }
            public class Client { public Guid ClientId { get; set; } }
            public class User { public int UserId { get; set; } }
            public class Admin : User { public int AdminId { get; set; } }
            public class Profile { [Key] public int OwnerId { get; set; } public User Owner { get; set; } = null!; }
            public class Order { public int OrderId { get; set; } public int UserId { get; set; } public User User { get; set; } = null!; public Order? Previous { get; set; } }
            """);
    }

    [Theory]
    [InlineData("public int UserId { get; set; } public Dependent? Dependent { get; set; }", "[Key] public int OwnerId { get; set; } public User Owner { get; set; } = null!;")]
    [InlineData("public int UserId { get; set; } public Dependent? Dependent { get; set; }", "[Key] public int UserId { get; set; } public User Owner { get; set; } = null!;")]
    [InlineData("public int Id { get; set; } public Dependent? Dependent { get; set; }", "[Key] public int UserId { get; set; } public User Owner { get; set; } = null!;")]
    [InlineData("public int Id { get; set; } public Dependent? Dependent { get; set; }", "[Key] public int OwnerId { get; set; } public User Owner { get; set; } = null!;")]
    [InlineData("public int Id { get; set; }", "[Key] public int UserId { get; set; } public User User { get; set; } = null!;")]
    [InlineData("public int Id { get; set; } public List<Dependent> Dependents { get; set; } = [];", "[Key] public int UserId { get; set; } public User User { get; set; } = null!;")]
    [InlineData("public int Id { get; set; } public List<Dependent> Dependents { get; set; } = [];", "public int Id { get; set; } public int UserId { get; set; } public User User { get; set; } = null!;")]
    [InlineData("public int Id { get; set; }", "[Key, ForeignKey(\"User\")] public int UserId { get; set; } public User User { get; set; } = null!;")]
    [InlineData("public int Id { get; set; }", "public int Id { get; set; } [ForeignKey(nameof(Id))] public User User { get; set; } = null!;")]
    public void Key_beside_a_navigation(string user, string dependent)
    {
        AssertAgreement(Context + $$"""
            public partial class ShopContext { public DbSet<User> Users => Set<User>(); public DbSet<Dependent> Dependents => Set<Dependent>(); }
            public class User { {{user}} }
            public class Dependent { {{dependent}} }
            """);
    }

    [Fact]
    public void Attributes()
    {
        AssertAgreement(Context + """
            public partial class ShopContext
            {
                public DbSet<User> Users => Set<User>();
                public DbSet<Admin> Admins => Set<Admin>();
                public DbSet<Member> Members => Set<Member>();
                public DbSet<Given> Givens => Set<Given>();
                public DbSet<Report> Reports => Set<Report>();
                public DbSet<Badge> Badges => Set<Badge>();
            }

            [Table("users", Schema = "shop"), Index(nameof(Email), IsUnique = true), Index("Tenant", "Phone", IsUnique = true, Name = "users_phone"), Index("Tenant")]
            public class User { [Column("id")] public int Id { get; set; } public string Email { get; set; } = ""; public string? Phone { get; set; } public int Tenant { get; set; } [Required] public string? Name { get; set; } }
            public class Admin : User { public string Level { get; set; } = ""; }
            [PrimaryKey(nameof(B), nameof(A))] public class Member { public int A { get; set; } public int B { get; set; } }
            public class Given { [DatabaseGenerated(DatabaseGeneratedOption.None)] public int Id { get; set; } }
            [Keyless] public class Report { public int Id { get; set; } }
            public class Badge { public int Id { get; set; } [ForeignKey(nameof(Id))] public Given Given { get; set; } = null!; }
            """);
    }

    [Fact]
    public void Fluent_configuration()
    {
        AssertAgreement(Context + """
            public partial class ShopContext
            {
                protected override void OnModelCreating(ModelBuilder modelBuilder)
                {
                    modelBuilder.ApplyConfigurationsFromAssembly(typeof(ShopContext).Assembly);
                    modelBuilder.Entity<Profile>(profile =>
                    {
                        profile.HasOne(x => x.User).WithOne(x => x.Profile).HasForeignKey<Profile>(x => x.UserId);
                        profile.HasIndex(x => x.Slug, "profiles_slug").IsUnique().HasFilter("\"Slug\" <> ''").AreNullsDistinct(false);
                        profile.HasIndex(x => x.Slug);
                    });
                    modelBuilder.Entity<Detail>().HasOne(x => x.Profile).WithOne().HasForeignKey<Detail>(x => x.Id);
                    var session = modelBuilder.Entity<Session>();
                    session.Property(x => x.Id).UseIdentityAlwaysColumn();
                    session.HasIndex(x => new { x.UserId, x.Token }).IsUnique().HasDatabaseName("sessions_token");
                    modelBuilder.Entity<Low>().Property(x => x.Id).UseHiLo();
                    modelBuilder.Entity<Log>().HasNoKey();
                    modelBuilder.Entity<Tag>().HasKey(x => x.Name).HasName("tags_pkey");
                }
            }

            public class UserConfiguration : IEntityTypeConfiguration<User>
            {
                public void Configure(EntityTypeBuilder<User> builder)
                {
                    builder.ToTable("users", "shop").HasQueryFilter(x => !x.IsDeleted);
                    builder.Property(x => x.Email).HasColumnName("email").IsRequired(false);
                    builder.HasIndex(x => x.Email).IsUnique();
                    builder.HasAlternateKey(x => x.Code).HasName("users_code");
                }
            }

            [Index(nameof(Email))]
            public class User { public int Id { get; set; } public string Email { get; set; } = ""; public string Code { get; set; } = ""; public bool IsDeleted { get; set; } public Profile? Profile { get; set; } }
            public class Profile { public int Id { get; set; } public int UserId { get; set; } public User User { get; set; } = null!; public string? Slug { get; set; } }
            public class Detail { public int Id { get; set; } public Profile Profile { get; set; } = null!; }
            public class Session { public int Id { get; set; } public int UserId { get; set; } public Guid Token { get; set; } }
            public class Low { public long Id { get; set; } }
            public class Log { public int Id { get; set; } }
            public class Tag { public string Name { get; set; } = ""; }
            """);
    }

    [Fact]
    public void Named_and_unnamed_indexes_and_late_changes()
    {
        AssertAgreement(Context + """
            public partial class ShopContext
            {
                protected override void OnModelCreating(ModelBuilder modelBuilder)
                {
                    modelBuilder.HasDefaultSchema("shop").UseIdentityAlwaysColumns();
                    modelBuilder.Entity<A>(a =>
                    {
                        a.HasIndex(x => x.One, "first").IsUnique();
                        a.HasIndex(x => x.One, "second");
                        a.HasIndex("One").IsUnique().IsUnique(false);
                        a.HasIndex(x => x.Two).IsUnique().HasDatabaseName("late").HasDatabaseName(null);
                        a.HasIndex(x => new { x.One, x.Two }).IsUnique();
                        a.HasIndex(x => new { x.Two, x.One });
                        a.Property(x => x.Id).ValueGeneratedOnAdd();
                    });
                    modelBuilder.Entity<B>().HasKey(x => x.One);
                    modelBuilder.Entity<B>().HasKey(x => x.Two);
                    modelBuilder.Entity<C>().Property(x => x.Id).ValueGeneratedNever();
                    modelBuilder.Entity<D>().Property(x => x.Id).UseSerialColumn();
                    modelBuilder.Entity<E>().Property(x => x.Id).HasConversion<string>();
                    modelBuilder.Entity<F>().Property(x => x.Id).HasDefaultValueSql("nextval('f')");
                }
            }

            [Index(nameof(Two), IsUnique = true), Index(nameof(One), IsUnique = true)]
            public class A { public int Id { get; set; } public int One { get; set; } public int Two { get; set; } }
            public class B { public int Id { get; set; } public int One { get; set; } public int Two { get; set; } }
            public class C { public int Id { get; set; } }
            public class D { public int Id { get; set; } }
            public class E { public int Id { get; set; } }
            public class F { public int Id { get; set; } }
            """);
    }

    [Fact]
    public void Configuration_spread_over_base_classes_and_helpers()
    {
        AssertAgreement(Context + """
            public partial class ShopContext
            {
                protected override void OnModelCreating(ModelBuilder modelBuilder)
                {
                    modelBuilder.ApplyConfiguration(new UserConfiguration());
                    modelBuilder.ApplyConfiguration(new Slugged<Page>("pages_slug"));
                    modelBuilder.Entity<Root>(Keys.Root);
                    modelBuilder.Entity(typeof(Leaf), leaf => leaf.HasIndex("Label").IsUnique());
                    Keys.SoftDelete<User>(modelBuilder);
                    foreach (var type in modelBuilder.Model.GetEntityTypes().Where(type => typeof(ITenant).IsAssignableFrom(type.ClrType)).ToList())
                        typeof(ShopContext).GetMethod("Tenant")!.MakeGenericMethod(type.ClrType).Invoke(null, [modelBuilder]);
                }

                public static void Tenant<T>(ModelBuilder b) where T : class, ITenant => b.Entity<T>().HasQueryFilter(x => x.Tenant == 1);
            }

            public interface ITenant { int Tenant { get; } }
            public interface IDeleted { bool IsDeleted { get; } }
            public abstract class Entity { public long Id { get; set; } public Guid Reference { get; set; } }
            public class User : Entity, IDeleted { public string Email { get; set; } = ""; public bool IsDeleted { get; set; } }
            public class Page : ITenant { public int Id { get; set; } public int Tenant { get; set; } public string Slug { get; set; } = ""; }
            public class Root { public int RootId { get; set; } public string Code { get; set; } = ""; }
            public class Leaf : Root { public string? Label { get; set; } }

            public abstract class EntityConfiguration<T> : IEntityTypeConfiguration<T> where T : Entity
            {
                public virtual void Configure(EntityTypeBuilder<T> builder)
                {
                    builder.Property(x => x.Id).UseIdentityAlwaysColumn();
                    builder.Unique(x => x.Reference);
                }
            }

            public class UserConfiguration : EntityConfiguration<User>
            {
                public override void Configure(EntityTypeBuilder<User> builder)
                {
                    base.Configure(builder);
                    builder.Unique(x => x.Email).HasDatabaseName("users_email");
                }
            }

            public class Slugged<T>(string name) : IEntityTypeConfiguration<T> where T : class, ITenant
            {
                public void Configure(EntityTypeBuilder<T> builder) => builder.HasIndex("Tenant", "Slug").IsUnique().HasDatabaseName(name);
            }

            public static class Keys
            {
                public static IndexBuilder<T> Unique<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> key) where T : class => builder.HasIndex(key).IsUnique();
                public static void Root(EntityTypeBuilder<Root> root) => root.HasAlternateKey(x => x.Code);
                public static void SoftDelete<T>(ModelBuilder b) where T : class, IDeleted => b.Entity<T>(e => e.HasQueryFilter(x => !x.IsDeleted));
            }
            """);
    }

    private static void AssertAgreement(string source)
    {
        var compilation = Compile(source, References.All);
        var model = Model(compilation);
        foreach (var entityType in Execute(compilation).GetEntityTypes())
        {
            var read = model.For(compilation.FindApplicationType(entityType.ClrType.Name)!, TestContext.Current.CancellationToken);
            Assert.Equal(Describe(entityType, read), Describe(entityType.ClrType.Name, read, read.NullableProperties.Where(property => entityType.FindProperty(property) is not null)));
        }
    }

    private static IModel Execute(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        using var context = (DbContext)Activator.CreateInstance(Assembly.Load(image.ToArray()).GetType("ShopContext")!)!;
        return context.GetService<IDesignTimeModel>().Model;
    }

    /// <summary>What EF says, restricted to the names that the source gives.</summary>
    private static string Describe(IEntityType entity, EntitySchema read)
    {
        var names = read.UniqueKeys.Select(key => key.Name).ToHashSet();
        var keys = entity.GetKeys().Select(key => Line(key.IsPrimaryKey(), key.Properties, names.Contains(key.GetName()) ? key.GetName() : null, null, false));
        var indexes = entity.GetIndexes().Where(index => index.IsUnique)
            .Select(index => Line(false, index.Properties, names.Contains(index.GetDatabaseName()) ? index.GetDatabaseName() : null, index.GetFilter(), index.GetAreNullsDistinct() == false));
        var nullable = entity.GetProperties().Where(property => property.IsNullable && !property.IsShadowProperty()).Select(property => property.Name);
        return Text(
            entity.ClrType.Name,
            read.TableName is null ? null : entity.GetTableName(),
            read.SchemaName is null ? null : entity.GetSchema(),
            keys.Concat(indexes),
            Strategy(entity.FindPrimaryKey()),
            entity.GetRootType().GetDeclaredQueryFilters().Count > 0,
            read.ColumnNames.Keys.Order().Select(property => property + "=" + entity.FindProperty(property)!.GetColumnName()),
            nullable.Where(property => read.PrimaryKey?.Parts.All(part => part.Column != property) != false));
    }

    private static string Describe(string name, EntitySchema read, IEnumerable<string> nullable) =>
        Text(
            name,
            read.TableName,
            read.SchemaName,
            read.UniqueKeys.Select(key => Line(key.IsPrimary, key.Parts.Select(part => part.Column!), key.Name, key.Predicate, key.NullsNotDistinct)),
            read.GeneratedKey.Generation switch { KeyGeneration.None => "", KeyGeneration.Always => "always", _ => "sequence" },
            read.HasQueryFilter,
            read.ColumnNames.OrderBy(pair => pair.Key).Select(pair => pair.Key + "=" + pair.Value),
            nullable);

    private static string Strategy(IKey? key) =>
        key?.Properties is not [var property] ? "" : property.GetValueGenerationStrategy() switch
        {
            NpgsqlValueGenerationStrategy.None => property.GetDefaultValueSql()?.StartsWith("nextval") == true ? "sequence" : "",
            NpgsqlValueGenerationStrategy.IdentityAlwaysColumn => "always",
            _ => "sequence",
        };

    private static string Line(bool isPrimary, IEnumerable<IProperty> properties, string? name, string? filter, bool nullsNotDistinct) =>
        Line(isPrimary, properties.Select(property => property.Name), name, filter, nullsNotDistinct);

    private static string Line(bool isPrimary, IEnumerable<string> properties, string? name, string? filter, bool nullsNotDistinct) =>
        $"{(isPrimary ? "primary" : "unique")} {string.Join(",", properties)} {name} {filter} {nullsNotDistinct}";

    private static string Text(string name, string? table, string? schema, IEnumerable<string> keys, string strategy, bool filtered, IEnumerable<string> columns, IEnumerable<string> nullable) =>
        $"""
        {name} in {schema}.{table} generated: {strategy} filtered: {filtered}
        {string.Join("\n", keys.Order())}
        columns: {string.Join(" ", columns)}
        nullable: {string.Join(" ", nullable.Order())}
        """;
}
