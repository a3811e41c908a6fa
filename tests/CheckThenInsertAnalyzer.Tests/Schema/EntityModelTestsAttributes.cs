using CheckThenInsertAnalyzer.Schema;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema;

public sealed class EntityModelTestsAttributes : EntityModelTest
{
    [Fact]
    public void Unique_index()
    {
        var schema = Read("User", """
            [Index(nameof(Email), IsUnique = true)]
            public class User { public int Id { get; set; } public string Email { get; set; } = ""; }
            """);

        Assert.Equal(["PK Id", "Email"], Keys(schema));
    }

    [Fact]
    public void Index_that_is_not_unique_is_no_key()
    {
        var schema = Read("User", """
            [Index(nameof(Email))]
            public class User { public int Id { get; set; } public string Email { get; set; } = ""; }
            """);

        Assert.Equal(["PK Id"], Keys(schema));
    }

    [Fact]
    public void Composite_index_keeps_its_order_and_its_name()
    {
        var schema = Read("User", """
            [Index(nameof(TenantId), nameof(Email), IsUnique = true, Name = "users_tenant_email")]
            public class User { public int Id { get; set; } public int TenantId { get; set; } public string Email { get; set; } = ""; }
            """);

        Assert.Equal(["PK Id", "TenantId, Email named users_tenant_email"], Keys(schema));
    }

    [Fact]
    public void Several_indexes()
    {
        var schema = Read("User", """
            [Index("Email", IsUnique = true), Index("Phone", IsUnique = true)]
            public class User { public int Id { get; set; } public string Email { get; set; } = ""; public string Phone { get; set; } = ""; }
            """);

        Assert.Equal(["PK Id", "Email", "Phone"], Keys(schema));
    }

    [Fact]
    public void Index_knows_its_line()
    {
        var schema = Read("User", """

            [Index("Email", IsUnique = true)]
            public class User { public int Id { get; set; } public string Email { get; set; } = ""; }
            """);

        Assert.Equal(new SchemaSource("Shop.cs", 2), schema.UniqueKeys[1].Source);
    }

    [Fact]
    public void Index_of_a_base_class_is_inherited()
    {
        var schema = Read("Admin", """
            [Index("Email", IsUnique = true)]
            public class User { public int Id { get; set; } public string Email { get; set; } = ""; }
            public class Admin : User;
            """);

        Assert.Equal(["PK Id", "Email"], Keys(schema));
    }

    [Fact]
    public void Key_attribute()
    {
        var schema = Read("Country", """public class Country { public int Id { get; set; } [Key] public string Code { get; set; } = ""; }""");

        Assert.Equal(["PK Code"], Keys(schema));
        Assert.Equal(GeneratedKey.None, schema.GeneratedKey);
    }

    [Fact]
    public void Composite_primary_key_is_the_applications()
    {
        var schema = Read("Member", """
            [PrimaryKey(nameof(GroupId), nameof(UserId))]
            public class Member { public int GroupId { get; set; } public int UserId { get; set; } }
            """);

        Assert.Equal(["PK GroupId, UserId"], Keys(schema));
        Assert.Equal(GeneratedKey.None, schema.GeneratedKey);
    }

    [Fact]
    public void Keyless_entity_has_no_key()
    {
        var schema = Read("Report", """[Keyless] public class Report { public int Id { get; set; } }""");

        Assert.Empty(schema.UniqueKeys);
        Assert.Equal(GeneratedKey.None, schema.GeneratedKey);
    }

    [Theory]
    [InlineData("Identity", "Configured")]
    [InlineData("None", "None")]
    [InlineData("Computed", "None")]
    public void Generation_of_the_key(string option, string expected)
    {
        var schema = Read("User", $$"""public class User { [DatabaseGenerated(DatabaseGeneratedOption.{{option}})] public int Id { get; set; } }""");

        Assert.Equal(expected, schema.GeneratedKey.Generation.ToString());
    }

    [Fact]
    public void Guid_key_generated_on_add_is_no_sequence()
    {
        var schema = Read("User", """public class User { [DatabaseGenerated(DatabaseGeneratedOption.Identity)] public Guid Id { get; set; } }""");

        Assert.Equal(GeneratedKey.None, schema.GeneratedKey);
    }

    [Fact]
    public void Names_of_table_and_columns()
    {
        var schema = Read("User", """
            [Table("users", Schema = "shop")]
            public class User { public int Id { get; set; } [Column("email_address")] public string Email { get; set; } = ""; [Column(TypeName = "text")] public string Name { get; set; } = ""; }
            """);

        Assert.Equal(("shop", "users"), (schema.SchemaName, schema.TableName));
        Assert.Equal([KeyValuePair.Create("Email", "email_address")], schema.ColumnNames);
    }

    [Fact]
    public void Attribute_of_another_library_with_the_same_name_says_nothing()
    {
        var schema = Read("User", """
            [Documents.Index("Email", IsUnique = true)]
            public class User { public int Id { get; set; } public string Email { get; set; } = ""; }
            namespace Documents { public sealed class IndexAttribute(string name) : Attribute { public string Name => name; public bool IsUnique { get; set; } } }
            """);

        Assert.Equal(["PK Id"], Keys(schema));
    }
}
