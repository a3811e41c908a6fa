using CheckThenInsertAnalyzer.Schema;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema;

public sealed class EntityModelTestsRobustness : EntityModelTest
{
    private const string User = """public class User { public int Id { get; set; } public string Email { get; set; } = ""; } """;

    [Theory]
    [InlineData("builder.HasIndex(x => x.")]
    [InlineData("builder.HasIndex(x => ).IsUnique();")]
    [InlineData("builder.HasIndex().IsUnique();")]
    [InlineData("builder.HasIndex(x => x.Missing).IsUnique();")]
    [InlineData("builder.HasIndex(x => x.Email.Length).IsUnique();")]
    [InlineData("builder.HasIndex(x => x.Email.ToLower()).IsUnique();")]
    [InlineData("builder.HasIndex(x => new { x.Email, Year = DateTime.Now.Year }).IsUnique();")]
    [InlineData("builder.HasIndex(x => { return; }).IsUnique();")]
    [InlineData("builder.HasIndex((string[])null!).IsUnique();")]
    [InlineData("builder.HasIndex(Environment.MachineName).IsUnique();")]
    [InlineData("builder.Property(); builder.ToTable(1, 2); builder.HasQueryFilter(")]
    [InlineData("builder.Missing().HasIndex(x => x.Email).IsUnique();")]
    [InlineData("Missing(builder)")]
    [InlineData("IsUnique();")]
    public void Half_typed_or_strange_configuration_says_nothing(string statements)
    {
        var schema = ReadHalfTyped("User", User + $$"""
            public class UserConfiguration : IEntityTypeConfiguration<User>
            {
                public void Configure(EntityTypeBuilder<User> builder)
                {
                    {{statements}}
                }
            }
            """);

        Assert.Equal(["PK Id"], Keys(schema));
    }

    [Theory]
    [InlineData("[Index] public class User { public int Id { get; set; } }")]
    [InlineData("[Index(IsUnique = true)] public class User { public int Id { get; set; } }")]
    [InlineData("[Index(null!, IsUnique = true)] public class User { public int Id { get; set; } }")]
    [InlineData("[Index(nameof(), IsUnique = true)] public class User { public int Id { get; set; } }")]
    [InlineData("[PrimaryKey] [Table] public class User { [Column] [ForeignKey] [DatabaseGenerated] public int Id { get; set; } }")]
    [InlineData("public class User : Missing { public int Id { get; set; } }")]
    [InlineData("public class User : User { public int Id { get; set; } }")]
    public void Half_typed_entity_says_nothing_more_than_its_key(string source)
    {
        Assert.Equal(["PK Id"], Keys(ReadHalfTyped("User", source)));
    }

    [Fact]
    public void Half_typed_configuration_class_does_not_hide_the_others()
    {
        var schema = ReadHalfTyped("User", User + """
            public class Broken : IEntityTypeConfiguration<Missing>;
            public class Context : DbContext { protected override void OnModelCreating(ModelBuilder b) => b.Entity<Missing>().HasIndex(x => x.A).IsUnique(); }
            public class UserConfiguration : IEntityTypeConfiguration<User> { public void Configure(EntityTypeBuilder<User> b) => b.HasIndex(x => x.Email).IsUnique(); }
            """);

        Assert.Equal(["PK Id", "Email"], Keys(schema));
    }

    [Fact]
    public void Without_entity_framework_nothing_is_known()
    {
        Assert.Same(EntitySchema.Unknown, Read(Compile(User, References.Net), "User"));
    }

    [Fact]
    public void Helpers_that_call_each_other_come_to_an_end()
    {
        var schema = Read("User", User + """
            public class UserConfiguration : IEntityTypeConfiguration<User>
            {
                public void Configure(EntityTypeBuilder<User> builder) => There(builder);
                private void There(EntityTypeBuilder<User> builder) => Back(builder);
                private void Back(EntityTypeBuilder<User> builder) { There(builder); builder.HasIndex(x => x.Email).IsUnique(); }
            }
            """);

        Assert.Equal(["PK Id", "Email"], Keys(schema));
    }

    [Fact]
    public void Method_called_like_the_one_of_entity_framework_says_nothing()
    {
        var schema = Read("User", User + """
            public class Documents<T> { public Documents<T> HasIndex(Func<T, object> key) => this; public Documents<T> IsUnique() => this; }
            public class Context : DbContext { protected override void OnModelCreating(ModelBuilder b) => new Documents<User>().HasIndex(x => x.Email).IsUnique(); }
            """);

        Assert.Equal(["PK Id"], Keys(schema));
    }

    [Fact]
    public void Cancelled_question_does_not_spoil_the_next_one()
    {
        var compilation = Compile(User + """
            public class UserConfiguration : IEntityTypeConfiguration<User> { public void Configure(EntityTypeBuilder<User> b) => b.HasIndex(x => x.Email).IsUnique(); }
            """, References.All);
        var model = Model(compilation);
        var user = compilation.FindApplicationType("User")!;

        Assert.ThrowsAny<OperationCanceledException>(() => model.For(user, new CancellationToken(canceled: true)));
        Assert.Equal(["PK Id", "Email"], Keys(model.For(user, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void Configuration_is_read_once_however_many_ask()
    {
        var compilation = Compile(User + """
            public class Order { public int Id { get; set; } }
            public class UserConfiguration : IEntityTypeConfiguration<User> { public void Configure(EntityTypeBuilder<User> b) => b.HasIndex(x => x.Email).IsUnique(); }
            """, References.All);
        var read = 0;
        var model = new EntityModel(compilation, tree =>
        {
            Interlocked.Increment(ref read);
            return compilation.GetSemanticModel(tree);
        });
        var entities = new[] { compilation.FindApplicationType("User")!, compilation.FindApplicationType("Order")! };

        Parallel.For(0, 16, index => model.For(entities[index % 2], TestContext.Current.CancellationToken));

        Assert.Equal(1, read);
    }
}
