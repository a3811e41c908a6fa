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

    private static EntityTable Users => Assert.Single(Model(Compile(Source, References.All)).Tables(TestContext.Current.CancellationToken));

    [Fact]
    public void Table_is_called_like_the_set_and_keys_like_the_table_and_its_columns()
    {
        Assert.Equal("Users", Users.Table.Name);
        Assert.Equal(["PK_Users", "IX_Users_mail"], Users.Table.UniqueKeys.Select(key => key.Name));
        Assert.Equal([true, false], Users.Table.UniqueKeys.Select(key => key.IsConstraint));
    }

    [Fact]
    public void Property_has_its_column() => Assert.Equal("mail", Users.ColumnOf("Email"));

    [Fact]
    public void Name_that_a_convention_may_change_is_not_certain()
    {
        Assert.True(Users.IsCertain("mail"));
        Assert.False(Users.IsCertain("Users"));
    }

    [Fact]
    public void Query_filter_tells_what_it_reads()
    {
        var filter = Assert.Single(Read("User", Source).QueryFilters);

        Assert.Equal(["Name"], filter.Properties);
        Assert.Equal("x.Name != null", filter.Text);
        Assert.Equal(8, filter.Source.Line);
    }
}
