using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema;

public sealed class EntityModelTestsTables : EntityModelTest
{
    private const string Source =
        """
        [Index(nameof(Email), IsUnique = true)]
        public class User { public int Id { get; set; } [Column("mail")] public string Email { get; set; } = ""; public string? Name { get; set; } }

        public class ShopContext : DbContext
        {
            public DbSet<User> Users => Set<User>();

            protected override void OnModelCreating(ModelBuilder b) => b.Entity<User>().HasQueryFilter(x => x.Name != null);
        }

        """;

    private const string Options =
        """
        public static class Startup
        {
            public static void Configure(DbContextOptionsBuilder<ShopContext> options) => options.UseNpgsql("Host=nowhere");
        }
        """;

    private static EntityTable Users(string source) => Single(Compile(source, References.All));

    private static EntityTable Single(Compilation compilation) => Assert.Single(Model(compilation).Tables(TestContext.Current.CancellationToken));

    [Fact]
    public void Table_is_called_like_the_set_and_keys_like_the_table_and_its_columns()
    {
        Assert.Equal("Users", Users(Source).Table.Name);
        Assert.Equal(["PK_Users", "IX_Users_mail"], Users(Source).Table.UniqueKeys.Select(key => key.Name));
        Assert.Equal([true, false], Users(Source).Table.UniqueKeys.Select(key => key.IsConstraint));
    }

    [Fact]
    public void Property_has_its_column() => Assert.Equal("mail", Users(Source).ColumnOf("Email"));

    [Fact]
    public void Facts_know_their_lines()
    {
        Assert.Equal(new SchemaSource("Shop.cs", 2), Users(Source).Table.Source);
        Assert.Equal([new SchemaSource("Shop.cs", 2), new SchemaSource("Shop.cs", 1)], Users(Source).Table.UniqueKeys.Select(key => key.Source));
    }

    [Fact]
    public void Name_that_a_convention_may_change_is_not_certain()
    {
        Assert.True(Users(Source).IsCertain("mail"));
        Assert.False(Users(Source).IsCertain("Users"));
        Assert.False(Users(Source).IsCertain("IX_Users_mail"));
    }

    [Fact]
    public void Name_is_certain_where_the_options_are_put_together() => Assert.True(Users(Source + Options).IsCertain("Users"));

    [Theory]
    [InlineData("b.UseTheCompanysNames();")]
    [InlineData("TheCompany.UseTheCompanysNames(b);")]
    [InlineData("b.Model.UseTheCompanysNames();")]
    public void Name_is_not_certain_where_another_assembly_has_a_hand_in_it(string call)
    {
        var company = Compile("""
            using Microsoft.EntityFrameworkCore.Metadata;
            public static class TheCompany { public static void UseTheCompanysNames(this ModelBuilder b) { } public static void UseTheCompanysNames(this IMutableModel model) { } }
            """, References.All).WithAssemblyName("TheCompany");
        var source = $$"""
            public class User { public int Id { get; set; } public string Email { get; set; } = ""; }
            public class ShopContext : DbContext
            {
                protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");
                protected override void OnModelCreating(ModelBuilder b) { b.Entity<User>().ToTable("users"); {{call}} }
            }
            """;

        var users = Single(Compile(source, References.All.Add(company.ToMetadataReference())));

        Assert.True(users.IsConfiguredElsewhere);
        Assert.False(users.IsCertain("users"));
        Assert.False(users.IsCertain("Email"));
        Assert.False(users.IsCertain("PK_users"));
    }

    [Theory]
    [InlineData("options.AddDbContext<ShopContext>(o => o.UseNpgsql(\"\").UseSnakeCaseNamingConvention());", "users", true)]
    [InlineData("options.AddDbContext<ShopContext>(o => { o.UseNpgsql(\"\"); o.UseSnakeCaseNamingConvention(); });", "users", true)]
    [InlineData("options.AddDbContext<OtherContext>(o => o.UseNpgsql(\"\").UseSnakeCaseNamingConvention());", "Users", false)]
    [InlineData("options.AddDbContext<OtherContext>(o => o.UseNpgsql(\"\").UseSnakeCaseNamingConvention()); options.AddDbContext<ShopContext>(o => o.UseNpgsql(\"\"));", "Users", true)]
    [InlineData("options.AddNpgsql<ShopContext>(\"\");", "Users", true)]
    [InlineData("new DbContextOptionsBuilder<ShopContext>().UseNpgsql(\"\").UseLowerCaseNamingConvention();", "users", true)]
    [InlineData("if (true) o.UseSnakeCaseNamingConvention(); else o.UseUpperCaseNamingConvention();", "Users", false)]
    public void Naming_convention_is_that_of_the_contexts_options(string statements, string table, bool isCertain)
    {
        // The options are found by names alone, so the calls need not bind.
        var users = Single(Compile(Source + $$"""public static class Startup { public static void Configure(IServiceCollection options) { {{statements}} } }""", References.All));

        Assert.Equal((table, isCertain), (users.Table.Name, users.IsCertain(users.Table.Name)));
    }

    [Fact]
    public void Query_filter_tells_what_it_reads()
    {
        var filter = Assert.Single(Read("User", Source).QueryFilters);

        Assert.Equal(["Name"], filter.Properties);
        Assert.Equal("x.Name != null", filter.Text);
        Assert.Equal(8, filter.Source.Line);
    }

    [Fact]
    public void Without_entity_framework_there_are_no_tables() =>
        Assert.Empty(Model(Compile("public class User { public int Id { get; set; } }", References.Net)).Tables(TestContext.Current.CancellationToken));
}
