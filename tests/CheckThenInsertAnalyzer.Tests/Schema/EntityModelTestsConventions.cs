using CheckThenInsertAnalyzer.Schema;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema;

public sealed class EntityModelTestsConventions : EntityModelTest
{
    [Theory]
    [InlineData("Id")]
    [InlineData("ID")]
    [InlineData("UserId")]
    [InlineData("userid")]
    public void Property_called_id_or_class_and_id_in_any_case_is_the_key(string property)
    {
        var schema = Read("User", $$"""public class User { public int {{property}} { get; set; } public string Email { get; set; } = ""; }""");

        Assert.Equal(["PK " + property], Keys(schema));
        Assert.Equal(new GeneratedKey(property, KeyGeneration.Convention), schema.GeneratedKey);
    }

    [Fact]
    public void Id_wins_over_class_and_id()
    {
        var schema = Read("User", """public class User { public int Id { get; set; } public int UserId { get; set; } }""");

        Assert.Equal(["PK Id"], Keys(schema));
    }

    [Theory]
    [InlineData("public string Id => \"\";")]
    [InlineData("public static int Id { get; set; }")]
    [InlineData("internal int Id { get; set; }")]
    [InlineData("[NotMapped] public int Id { get; set; }")]
    [InlineData("public int AccountId { get; set; }")]
    public void Property_that_is_not_mapped_or_is_called_otherwise_is_no_key(string property)
    {
        var schema = Read("User", $$"""public class User { {{property}} }""");

        Assert.Empty(schema.UniqueKeys);
        Assert.Equal(GeneratedKey.None, schema.GeneratedKey);
    }

    [Theory]
    [InlineData("int")]
    [InlineData("long")]
    [InlineData("short")]
    [InlineData("int?")]
    public void Integer_key_is_generated_by_the_database(string type)
    {
        var schema = Read("User", $$"""public class User { public {{type}} Id { get; set; } }""");

        Assert.Equal(KeyGeneration.Convention, schema.GeneratedKey.Generation);
    }

    [Theory]
    [InlineData("Guid")]
    [InlineData("string")]
    [InlineData("byte")]
    [InlineData("DateTime")]
    public void Key_of_another_type_is_not(string type)
    {
        var schema = Read("User", $$"""public class User { public {{type}} Id { get; set; } = default!; }""");

        Assert.Equal(GeneratedKey.None, schema.GeneratedKey);
    }

    [Fact]
    public void Inherited_id_is_the_key()
    {
        var schema = Read("User", """public abstract class Entity<T> { public T Id { get; set; } = default!; } public class User : Entity<long>;""");

        Assert.Equal(["PK Id"], Keys(schema));
        Assert.Equal(KeyGeneration.Convention, schema.GeneratedKey.Generation);
    }

    [Fact]
    public void Key_of_a_hierarchy_is_named_after_its_root()
    {
        var schema = Read("Admin", """
            public class User { public int UserId { get; set; } }
            public class Admin : User { public int AdminId { get; set; } }
            public class ShopContext : DbContext { public DbSet<User> Users => Set<User>(); public DbSet<Admin> Admins => Set<Admin>(); }
            """);

        Assert.Equal(["PK UserId"], Keys(schema));
    }

    [Theory]
    [InlineData("public User User { get; set; } = null!;")]
    [InlineData("[ForeignKey(nameof(UserId))] public User Owner { get; set; } = null!;")]
    public void Key_that_is_a_foreign_key_is_not_generated(string navigation)
    {
        var schema = Read("Profile", $$"""
            public class User { public int Id { get; set; } public Profile? Profile { get; set; } }
            public class Profile { [Key] public int UserId { get; set; } {{navigation}} }
            """);

        Assert.Equal(["PK UserId"], Keys(schema));
        Assert.Equal(GeneratedKey.None, schema.GeneratedKey);
    }

    [Fact]
    public void Key_named_after_a_navigation_without_inverse_stays_generated()
    {
        var schema = Read("Profile", """
            public class User { public int Id { get; set; } }
            public class Profile { [Key] public int UserId { get; set; } public User User { get; set; } = null!; }
            """);

        Assert.Equal(new GeneratedKey("UserId", KeyGeneration.Convention), schema.GeneratedKey);
    }

    [Fact]
    public void Reference_to_another_entity_leaves_the_key_generated()
    {
        var schema = Read("Order", """
            public class User { public int UserId { get; set; } }
            public class Order { public int OrderId { get; set; } public int UserId { get; set; } public User User { get; set; } = null!; public Order? Previous { get; set; } }
            """);

        Assert.Equal(new GeneratedKey("OrderId", KeyGeneration.Convention), schema.GeneratedKey);
    }

    [Fact]
    public void Nullable_properties_are_those_whose_type_says_so()
    {
        var schema = Read("User", """
            public class User
            {
                public int Id { get; set; }
                public string Email { get; set; } = "";
                public string? Phone { get; set; }
                public int? Age { get; set; }
                [Required] public string? Name { get; set; }
            }
            """);

        Assert.Equal(["Age", "Phone"], schema.NullableProperties.Order());
    }
}
