using CheckThenInsertAnalyzer.Schema;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema;

public sealed class EntityModelTestsFluent : EntityModelTest
{
    private const string Entities =
        """
        public class User
        {
            public int Id { get; set; }
            public int TenantId { get; set; }
            public string Email { get; set; } = "";
            public string Phone = "";
            public Guid Reference { get; set; }
            public Profile? Profile { get; set; }
        }

        public class Profile
        {
            public int Id { get; set; }
            public int OwnerId { get; set; }
            public User? Owner { get; set; }
        }

        """;

    private static EntitySchema InContext(string statements, string entity = "User") =>
        Read(entity, Entities + $$"""
            public class ShopContext : DbContext
            {
                protected override void OnModelCreating(ModelBuilder modelBuilder)
                {
                    {{statements}}
                }
            }
            """);

    private static EntitySchema InConfiguration(string statements) =>
        Read("User", Entities + $$"""
            public class UserConfiguration : IEntityTypeConfiguration<User>
            {
                public void Configure(EntityTypeBuilder<User> builder)
                {
                    {{statements}}
                }
            }
            """);

    [Theory]
    [InlineData("x => x.Email", "Email")]
    [InlineData("x => x.Phone", "Phone")]
    [InlineData("(x => (object)x.Email)", "Email")]
    [InlineData("x => new { x.TenantId, x.Email }", "TenantId, Email")]
    [InlineData("x => new { Tenant = x.TenantId, x.Email }", "TenantId, Email")]
    [InlineData("\"Email\"", "Email")]
    [InlineData("nameof(User.Email)", "Email")]
    [InlineData("\"TenantId\", nameof(User.Email)", "TenantId, Email")]
    [InlineData("new[] { \"TenantId\", \"Email\" }", "TenantId, Email")]
    [InlineData("x => x.Email, \"users_email\"", "Email named users_email")]
    [InlineData("name: \"users_email\", indexExpression: x => x.Email", "Email named users_email")]
    [InlineData("new[] { \"TenantId\", \"Email\" }, \"users_email\"", "TenantId, Email named users_email")]
    public void Unique_index_on(string arguments, string key)
    {
        Assert.Equal(["PK Id", key], Keys(InConfiguration($"builder.HasIndex({arguments}).IsUnique();")));
    }

    [Theory]
    [InlineData("builder.HasIndex(x => x.Email);")]
    [InlineData("builder.HasIndex(x => x.Email).IsUnique(false);")]
    [InlineData("builder.HasIndex(x => x.Email).IsUnique(DateTime.Now.Year > 2000);")]
    [InlineData("builder.HasIndex(x => x.Email).IsUnique(); builder.HasIndex(x => x.Email).IsUnique(false);")]
    [InlineData("builder.HasIndex(x => x.Email).IsUnique().HasFilter(Environment.NewLine);")]
    [InlineData("builder.HasIndex(x => x.Email).HasFilter(Environment.NewLine).IsUnique();")]
    public void Index_that_is_not_known_to_be_unique_is_no_key(string statements)
    {
        Assert.Equal(["PK Id"], Keys(InConfiguration(statements)));
    }

    [Theory]
    [InlineData("""builder.HasIndex(x => x.Email).IsUnique().HasDatabaseName("users_email");""", "Email named users_email")]
    [InlineData("""builder.HasIndex(x => x.Email).HasDatabaseName("users_email").IsUnique();""", "Email named users_email")]
    [InlineData("""builder.HasIndex(x => x.Email).IsUnique().HasFilter("\"DeletedAt\" IS NULL");""", "Email where \"DeletedAt\" IS NULL")]
    [InlineData("""builder.HasIndex(x => x.Email).IsUnique().HasFilter("a > 1").HasFilter(null);""", "Email")]
    [InlineData("""builder.HasIndex(x => x.Email).IsUnique().AreNullsDistinct(false);""", "Email nulls not distinct")]
    [InlineData("""builder.HasIndex(x => x.Email).AreNullsDistinct().IsUnique().IsDescending();""", "Email")]
    [InlineData("""NpgsqlIndexBuilderExtensions.AreNullsDistinct(builder.HasIndex(x => x.Email).IsUnique(), false);""", "Email nulls not distinct")]
    public void Options_of_an_index(string statements, string key)
    {
        Assert.Equal(["PK Id", key], Keys(InConfiguration(statements)));
    }

    [Theory]
    [InlineData("modelBuilder.Entity<User>().HasIndex(x => x.Email).IsUnique();")]
    [InlineData("modelBuilder.Entity<User>(b => b.HasIndex(x => x.Email).IsUnique());")]
    [InlineData("modelBuilder.Entity<User>(b => { b.ToTable(\"users\"); b.HasIndex(x => x.Email).IsUnique(); });")]
    [InlineData("modelBuilder.Entity<User>().ToTable(\"users\").HasIndex(x => x.Email).IsUnique();")]
    [InlineData("modelBuilder.Entity(typeof(User)).HasIndex(\"Email\").IsUnique();")]
    [InlineData("modelBuilder.Entity(typeof(User), b => { b.HasIndex(\"Email\").IsUnique(); });")]
    [InlineData("var user = modelBuilder.Entity<User>(); user.HasIndex(x => x.Email).IsUnique();")]
    [InlineData("var user = modelBuilder.Entity(typeof(User)); user.HasIndex(\"Email\").IsUnique();")]
    [InlineData("var index = modelBuilder.Entity<User>().HasIndex(x => x.Email); index.IsUnique();")]
    [InlineData("if (Database.IsNpgsql()) { modelBuilder.Entity<User>().HasIndex(x => x.Email).IsUnique(); }")]
    [InlineData("Configure(modelBuilder.Entity<User>()); static void Configure(EntityTypeBuilder<User> b) => b.HasIndex(x => x.Email).IsUnique();")]
    [InlineData("void Configure() => modelBuilder.Entity<User>().HasIndex(x => x.Email).IsUnique(); Configure();")]
    [InlineData("modelBuilder.Entity<User>(Configure); static void Configure(EntityTypeBuilder<User> b) => b.HasIndex(x => x.Email).IsUnique();")]
    [InlineData("Configure<User>(modelBuilder); static void Configure<T>(ModelBuilder b) where T : User => b.Entity<T>().HasIndex(x => x.Email).IsUnique();")]
    public void Ways_to_the_entity(string statements)
    {
        Assert.Equal(["PK Id", "Email"], Keys(InContext(statements)));
    }

    [Fact]
    public void Helper_receives_the_selector()
    {
        var schema = Read("User", Entities + """
            public static class Keys
            {
                public static IndexBuilder<T> Unique<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> key, string name) where T : class =>
                    builder.HasIndex(key).Named(name).IsUnique();

                private static IndexBuilder<T> Named<T>(this IndexBuilder<T> index, string name) => index.HasDatabaseName("ix_" + name).HasDatabaseName(name);
            }

            public class UserConfiguration : IEntityTypeConfiguration<User>
            {
                public void Configure(EntityTypeBuilder<User> builder) => builder.Unique(x => x.Email, "users_email").HasFilter("x");
            }
            """);

        Assert.Equal(["PK Id", "Email named users_email"], Keys(schema).Select(key => key.Replace(" where x", "")));
    }

    [Fact]
    public void Helper_in_an_extension_block()
    {
        var schema = Read("User", Entities + """
            public static class Keys
            {
                extension<T>(EntityTypeBuilder<T> builder) where T : User
                {
                    public void UniqueEmail() => builder.HasIndex(x => x.Email).IsUnique();
                }
            }

            public class UserConfiguration : IEntityTypeConfiguration<User>
            {
                public void Configure(EntityTypeBuilder<User> builder) => builder.UniqueEmail();
            }
            """);

        Assert.Equal(["PK Id", "Email"], Keys(schema));
    }

    [Fact]
    public void Method_of_the_context_receives_the_model()
    {
        var schema = Read("User", Entities + """
            public class ShopContext : DbContext
            {
                protected override void OnModelCreating(ModelBuilder modelBuilder) => Users(modelBuilder);

                private static void Users(ModelBuilder modelBuilder) => modelBuilder.Entity<User>(b => b.HasIndex(x => x.Email).IsUnique());
            }
            """);

        Assert.Equal(["PK Id", "Email"], Keys(schema));
    }

    [Fact]
    public void Generic_base_configuration_configures_the_entity_of_the_derived_one()
    {
        var schema = Read("User", Entities + """
            public abstract class Configuration<T> : IEntityTypeConfiguration<T> where T : class
            {
                public virtual void Configure(EntityTypeBuilder<T> builder)
                {
                    builder.HasIndex("Reference").IsUnique();
                    More(builder);
                }

                protected abstract void More(EntityTypeBuilder<T> builder);
            }

            public class UserConfiguration : Configuration<User>
            {
                public override void Configure(EntityTypeBuilder<User> builder) => base.Configure(builder);

                protected override void More(EntityTypeBuilder<User> builder) => builder.HasIndex(x => x.Email).IsUnique();
            }
            """);

        Assert.Equal(["PK Id", "Reference", "Email"], Keys(schema));
    }

    [Fact]
    public void Generic_configuration_is_read_for_the_entity_it_is_applied_to()
    {
        var schema = Read("User", Entities + """
            public class Configuration<T> : IEntityTypeConfiguration<T> where T : User
            {
                public void Configure(EntityTypeBuilder<T> builder) => builder.HasIndex(x => x.Email).IsUnique();
            }

            public class ShopContext : DbContext
            {
                protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfiguration(new Configuration<User>());
            }
            """);

        Assert.Equal(["PK Id", "Email"], Keys(schema));
    }

    [Fact]
    public void Generic_base_context_configures_the_entity_of_the_derived_one()
    {
        var schema = Read("User", Entities + """
            public abstract class Context<T> : DbContext where T : User
            {
                protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<T>().HasIndex(x => x.Email).IsUnique();
            }

            public class ShopContext : Context<User>;
            """);

        Assert.Equal(["PK Id", "Email"], Keys(schema));
    }

    [Fact]
    public void Configuration_of_a_base_entity_applies_to_a_derived_one()
    {
        var schema = Read("Admin", Entities + """
            public class Admin : User;

            public class ShopContext : DbContext
            {
                protected override void OnModelCreating(ModelBuilder modelBuilder)
                {
                    modelBuilder.Entity<Admin>().HasIndex(x => x.Reference).IsUnique();
                    modelBuilder.Entity<User>().HasIndex(x => x.Email).IsUnique();
                }
            }
            """);

        Assert.Equal(["PK Id", "Email", "Reference"], Keys(schema));
    }

    [Fact]
    public void Configuration_of_a_derived_entity_does_not_apply_to_its_base()
    {
        var schema = Read("User", Entities + """
            public class Admin : User;
            public class AdminConfiguration : IEntityTypeConfiguration<Admin>
            {
                public void Configure(EntityTypeBuilder<Admin> builder) => builder.HasIndex(x => x.Email).IsUnique();
            }
            """);

        Assert.Equal(["PK Id"], Keys(schema));
    }

    [Fact]
    public void Index_knows_its_line_and_not_that_of_the_chains_beginning()
    {
        var schema = Read("User", """
            public class User { public int Id { get; set; } public string Email { get; set; } = ""; }
            public class UserConfiguration : IEntityTypeConfiguration<User>
            {
                public void Configure(EntityTypeBuilder<User> builder) => builder
                    .ToTable("users")
                    .HasIndex(x => x.Email)
                    .IsUnique();
            }
            """);

        Assert.Equal(new SchemaSource("Shop.cs", 6), schema.UniqueKeys[1].Source);
    }

    [Theory]
    [InlineData("builder.HasKey(x => x.Reference);", "PK Reference")]
    [InlineData("""builder.HasKey(x => x.Reference).HasName("users_pkey");""", "PK Reference named users_pkey")]
    [InlineData("""builder.HasKey("TenantId", "Email");""", "PK TenantId, Email")]
    [InlineData("builder.HasKey(x => new { x.TenantId, x.Email });", "PK TenantId, Email")]
    public void Configured_primary_key(string statements, string key)
    {
        var schema = InConfiguration(statements);

        Assert.Equal([key], Keys(schema));
        Assert.Equal(GeneratedKey.None, schema.GeneratedKey);
    }

    [Theory]
    [InlineData("builder.HasAlternateKey(x => x.Email);", "Email")]
    [InlineData("""builder.HasAlternateKey(x => new { x.TenantId, x.Email }).HasName("users_email_key");""", "TenantId, Email named users_email_key")]
    public void Alternate_key(string statements, string key)
    {
        Assert.Equal(["PK Id", key], Keys(InConfiguration(statements)));
    }

    [Fact]
    public void Primary_key_that_cannot_be_read_is_not_guessed()
    {
        var schema = InConfiguration("builder.HasKey(Environment.MachineName);");

        Assert.Empty(schema.UniqueKeys);
        Assert.Equal(GeneratedKey.None, schema.GeneratedKey);
    }

    [Fact]
    public void Entity_without_key() => Assert.Empty(InConfiguration("builder.HasNoKey();").UniqueKeys);

    [Theory]
    [InlineData("builder.Property(x => x.Id).ValueGeneratedNever();", "None")]
    [InlineData("builder.Property(x => x.Id).ValueGeneratedOnAdd();", "Configured")]
    [InlineData("builder.Property(x => x.Id).UseIdentityByDefaultColumn();", "Configured")]
    [InlineData("builder.Property(x => x.Id).UseIdentityColumn();", "Configured")]
    [InlineData("builder.Property(x => x.Id).UseSerialColumn();", "Configured")]
    [InlineData("builder.Property(x => x.Id).UseHiLo();", "Configured")]
    [InlineData("builder.Property(x => x.Id).UseSequence();", "Configured")]
    [InlineData("builder.Property(x => x.Id).UseIdentityAlwaysColumn();", "Always")]
    [InlineData("builder.Property(x => x.Id).UseIdentityAlwaysColumn().ValueGeneratedOnAdd();", "Always")]
    [InlineData("builder.Property(x => x.Id).HasColumnName(\"id\").UseIdentityAlwaysColumn();", "Always")]
    [InlineData("builder.Property<int>(\"Id\").UseIdentityAlwaysColumn();", "Always")]
    [InlineData("NpgsqlPropertyBuilderExtensions.UseIdentityAlwaysColumn(builder.Property(x => x.Id));", "Always")]
    [InlineData("builder.Property(x => x.Id).HasDefaultValueSql(\"nextval('users_id_seq')\");", "Configured")]
    [InlineData("builder.Property(x => x.Id).HasDefaultValueSql(\"random_id()\");", "None")]
    [InlineData("builder.Property(x => x.Id).HasConversion<string>();", "None")]
    [InlineData("builder.HasKey(x => x.TenantId); builder.Property(x => x.TenantId).UseIdentityAlwaysColumn();", "Always")]
    [InlineData("builder.HasKey(x => x.TenantId);", "Convention")]
    public void Generation_of_the_key(string statements, string expected)
    {
        Assert.Equal(expected, InConfiguration(statements).GeneratedKey.Generation.ToString());
    }

    [Theory]
    [InlineData("modelBuilder.UseIdentityAlwaysColumns();", "Always")]
    [InlineData("modelBuilder.UseSerialColumns();", "Configured")]
    [InlineData("modelBuilder.UseHiLo();", "Configured")]
    [InlineData("modelBuilder.UseIdentityAlwaysColumns(); modelBuilder.Entity<User>().Property(x => x.Id).ValueGeneratedNever();", "None")]
    public void Generation_of_all_keys(string statements, string expected)
    {
        Assert.Equal(expected, InContext(statements).GeneratedKey.Generation.ToString());
    }

    [Theory]
    [InlineData("modelBuilder.Entity<User>().HasOne(x => x.Profile).WithOne(x => x.Owner).HasForeignKey<Profile>(x => x.OwnerId);", "Profile", "PK Id, OwnerId", "Convention")]
    [InlineData("modelBuilder.Entity<User>().HasOne(x => x.Profile).WithOne(x => x.Owner).HasForeignKey<Profile>(\"OwnerId\");", "Profile", "PK Id, OwnerId", "Convention")]
    [InlineData("modelBuilder.Entity<User>().HasOne(x => x.Profile).WithOne(x => x.Owner).HasForeignKey<Profile>(x => x.Id);", "Profile", "PK Id", "None")]
    [InlineData("modelBuilder.Entity<Profile>().HasOne(x => x.Owner).WithMany().HasForeignKey(x => x.OwnerId);", "Profile", "PK Id", "Convention")]
    [InlineData("modelBuilder.Entity<Profile>().HasOne(x => x.Owner).WithMany().HasForeignKey(x => x.OwnerId).HasPrincipalKey(x => x.TenantId);", "User", "PK Id, TenantId", "Convention")]
    public void Relationship(string statements, string entity, string keys, string generation)
    {
        var schema = InContext(statements, entity);

        Assert.Equal(keys, string.Join(", ", Keys(schema)));
        Assert.Equal(generation, schema.GeneratedKey.Generation.ToString());
    }

    [Theory]
    [InlineData("builder.ToTable(\"users\");", null, "users")]
    [InlineData("builder.ToTable(\"users\", \"shop\");", "shop", "users")]
    [InlineData("builder.ToTable(\"users\", t => t.HasComment(\"people\"));", null, "users")]
    [InlineData("builder.ToTable(t => t.HasComment(\"people\"));", null, null)]
    public void Name_of_the_table(string statements, string? schemaName, string? tableName)
    {
        var schema = InConfiguration(statements);

        Assert.Equal((schemaName, tableName), (schema.SchemaName, schema.TableName));
    }

    [Fact]
    public void Default_schema() => Assert.Equal("shop", InContext("modelBuilder.HasDefaultSchema(\"shop\");").SchemaName);

    [Fact]
    public void Name_of_a_column()
    {
        Assert.Equal("email_address", InConfiguration("builder.Property(x => x.Email).HasColumnName(\"email_address\").HasMaxLength(200);").ColumnNames["Email"]);
    }

    [Theory]
    [InlineData("builder.Property(x => x.Email).IsRequired(false);", true)]
    [InlineData("builder.Property(x => x.Email).IsRequired();", false)]
    public void Required_property(string statements, bool isNullable) => Assert.Equal(isNullable, InConfiguration(statements).IsNullable("Email"));
}
