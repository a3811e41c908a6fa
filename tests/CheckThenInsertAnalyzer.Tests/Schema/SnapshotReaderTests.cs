using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema;

public sealed class SnapshotReaderTests
{
    [Theory]
    [InlineData("b.Property<string>(\"Email\").HasColumnType(\"character varying(200)\");", "Email character varying(200) null None")]
    [InlineData("b.Property<string>(\"Email\").IsRequired().HasColumnType(\"text\").HasColumnName(\"email\");", "email text not null None")]
    [InlineData("b.Property<int>(\"Age\").HasColumnType(\"integer\");", "Age integer not null None")]
    [InlineData("b.Property<int?>(\"Age\").HasColumnType(\"integer\");", "Age integer null None")]
    [InlineData("b.Property<Guid>(\"Id\").ValueGeneratedOnAdd().HasColumnType(\"uuid\");", "Id uuid not null None")]
    [InlineData("b.Property<DateTime>(\"At\").HasColumnType(\"timestamp with time zone\").HasDefaultValueSql(\"now()\");", "At timestamp with time zone not null Default")]
    [InlineData("b.Property<bool>(\"On\").HasDefaultValue(true);", "On  not null Default")]
    [InlineData("b.Property<long>(\"No\").HasDefaultValueSql(\"nextval('numbers')\");", "No  not null Serial")]
    [InlineData("b.Property<string>(\"Full\").HasComputedColumnSql(\"a || b\", true);", "Full  null Computed")]
    [InlineData("b.Property<long>(\"Id\").ValueGeneratedOnAdd(); NpgsqlPropertyBuilderExtensions.UseIdentityByDefaultColumn(b.Property<long>(\"Id\"));", "Id  not null IdentityByDefault")]
    [InlineData("b.Property<long>(\"Id\").ValueGeneratedOnAdd(); NpgsqlPropertyBuilderExtensions.UseIdentityAlwaysColumn(b.Property<long>(\"Id\"), 5L, null, null, null, null, null);", "Id  not null IdentityAlways")]
    [InlineData("b.Property<long>(\"Id\").ValueGeneratedOnAdd().UseSerialColumn();", "Id  not null Serial")]
    [InlineData("b.Property<long>(\"Id\").ValueGeneratedOnAdd(); NpgsqlPropertyBuilderExtensions.UseHiLo(b.Property<long>(\"Id\"), \"ids\");", "Id  not null None")]
    [InlineData("b.Property<long>(\"Id\").HasAnnotation(\"Npgsql:ValueGenerationStrategy\", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);", "Id  not null IdentityByDefault")]
    public void A_property_becomes_a_column(string statements, string expected)
    {
        var column = Table(Entity("Shop.User", statements)).Columns[0];

        Assert.Equal(expected, $"{column.Name} {column.TypeName} {(column.IsNullable ? "null" : "not null")} {column.Generation}");
    }

    [Theory]
    [InlineData("b.HasKey(\"Id\");", "PK_Users (Id) primary constraint")]
    [InlineData("b.HasKey(\"Id\").HasName(\"pk_users\");", "pk_users (Id) primary constraint")]
    [InlineData("b.HasKey(\"TenantId\", \"Id\");", "PK_Users (TenantId, Id) primary constraint")]
    [InlineData("b.HasAlternateKey(\"Email\");", "AK_Users_mail (mail) constraint")]
    [InlineData("b.HasIndex(\"Email\");", "")]
    [InlineData("b.HasIndex(\"Email\").IsUnique();", "IX_Users_mail (mail)")]
    [InlineData("b.HasIndex(\"Email\").IsUnique(false);", "")]
    [InlineData("b.HasIndex(\"TenantId\", \"Email\").IsUnique().HasDatabaseName(\"ux\").HasFilter(\"\\\"Id\\\" > 0\");", "ux (TenantId, mail) where \"Id\" > 0")]
    [InlineData("b.HasIndex(new[] { \"Email\" }, \"by_mail\").IsUnique();", "by_mail (mail)")]
    [InlineData("b.HasIndex(\"Email\").IsUnique(); NpgsqlIndexBuilderExtensions.AreNullsDistinct(b.HasIndex(\"Email\"), false);", "IX_Users_mail (mail) nulls not distinct")]
    public void Keys_and_unique_indexes_become_unique_keys(string statements, string expected) =>
        Assert.Equal(
            expected,
            Keys(Table(Entity("Shop.User", "b.Property<int>(\"Id\"); b.Property<int>(\"TenantId\"); b.Property<string>(\"Email\").HasColumnName(\"mail\"); " + statements))));

    [Fact]
    public void A_table_has_the_schema_of_the_model_unless_it_says_its_own()
    {
        var model = Read("modelBuilder.HasDefaultSchema(\"shop\");" + Entity("Shop.User", "") + Entity("Shop.Order", "", "b.ToTable(\"Orders\", \"sales\");"));

        Assert.Equal(["shop.Users", "sales.Orders"], model.Tables.Select(table => $"{table.SchemaName}.{table.Name}"));
    }

    [Fact]
    public void A_derived_class_adds_to_the_table_of_its_hierarchy()
    {
        var model = Read(
            Entity("Shop.User", "b.Property<int>(\"Id\"); b.HasKey(\"Id\");")
            + Entity("Shop.Admin", "b.HasBaseType(\"Shop.User\"); b.Property<int>(\"Level\"); b.HasIndex(\"Level\").IsUnique();", table: ""));

        var table = Assert.Single(model.Tables);
        Assert.Equal(["Id not null", "Level null"], table.Columns.Select(column => column.Name + (column.IsNullable ? " null" : " not null")));
        Assert.Equal("PK_Users (Id) primary constraint; IX_Users_Level (Level)", Keys(table));
    }

    [Fact]
    public void A_derived_class_with_a_table_of_its_own_repeats_the_key()
    {
        var model = Read(
            Entity("Shop.User", "b.Property<int>(\"Id\").UseIdentityByDefaultColumn(); b.Property<string>(\"Email\"); b.HasKey(\"Id\");")
            + Entity("Shop.Admin", "b.HasBaseType(\"Shop.User\"); b.Property<int>(\"Level\");", "b.ToTable(\"Admins\");"));

        Assert.Equal("Id None, Level None", string.Join(", ", model.Tables[1].Columns.Select(column => $"{column.Name} {column.Generation}")));
        Assert.Equal("PK_Admins (Id) primary constraint", Keys(model.Tables[1]));
    }

    [Fact]
    public void What_is_owned_shares_the_table_of_its_owner()
    {
        var table = Table(Entity(
            "Shop.User",
            """
            b.Property<int>("Id"); b.HasKey("Id");
            b.OwnsOne("Shop.Address", "Home", b1 =>
            {
                b1.Property<int>("UserId");
                b1.Property<string>("City").IsRequired();
                b1.HasKey("UserId");
                b1.HasIndex("City").IsUnique();
                b1.ToTable("Users");
                b1.WithOwner().HasForeignKey("UserId");
            });
            """));

        Assert.Equal(["Id", "Home_City"], table.Columns.Select(column => column.Name));
        Assert.Equal("PK_Users (Id) primary constraint; IX_Users_Home_City (Home_City)", Keys(table));
    }

    [Fact]
    public void What_is_owned_inside_json_is_one_column_and_what_is_stored_in_a_view_none()
    {
        var model = Read(
            Entity("Shop.User", "b.OwnsOne(\"Shop.Address\", \"Home\", b1 => { b1.Property<int>(\"UserId\"); b1.ToTable(\"Users\"); b1.ToJson(\"home\"); });")
            + Entity("Shop.Summary", "b.Property<int>(\"Total\");", "b.ToTable((string)null); b.ToView(\"summary\");"));

        Assert.Equal("home jsonb", string.Join(", ", Assert.Single(model.Tables).Columns.Select(column => $"{column.Name} {column.TypeName}")));
    }

    [Fact]
    public void An_entity_tells_its_table_and_columns()
    {
        var entity = Assert.Single(Read(Entity("Shop.User", "b.Property<string>(\"Email\").HasColumnName(\"mail\"); b.Property<int>(\"Id\");")).Entities);

        Assert.Equal("Shop.User", entity.Name);
        Assert.Equal("Users", entity.TableName);
        Assert.Equal("mail", entity.Columns["Email"]);
        Assert.Equal("Id", entity.Columns["Id"]);
    }

    [Fact]
    public void A_key_tells_the_file_and_line_of_its_call()
    {
        var key = Table(Entity("Shop.User", "\nb.Property<int>(\"Id\");\nb.HasKey(\"Id\");")).UniqueKeys[0];

        Assert.Equal("Snapshot.cs", key.Source.Path);
        Assert.Equal(5, key.Source.Line);
    }

    [Theory]
    [InlineData("modelBuilder.Entity(\"Shop.User\", b => { b.HasKey(; b.ToTable(\"Users\"")]
    [InlineData("modelBuilder.Entity(")]
    [InlineData("modelBuilder.Entity(\"A\", b => { b.HasBaseType(\"A\"); b.HasKey(\"Id\"); b.OwnsOne(\"X\"")]
    [InlineData("modelBuilder.Entity(\"A\", b => { b.HasBaseType(\"B\"); }); modelBuilder.Entity(\"B\", b => { b.HasBaseType(\"A\"); });")]
    [InlineData("modelBuilder.Entity(name, b => b.ToTable(\"Users\"));")]
    public void Half_a_snapshot_is_no_reason_to_fail(string statements) => Assert.NotNull(Read(statements));

    private static string Entity(string name, string statements, string table = "b.ToTable(\"Users\");") =>
        $"modelBuilder.Entity(\"{name}\", b => {{ {statements} {table} }});";

    private static TableSchema Table(string statements) => Assert.Single(Read(statements).Tables);

    private static SnapshotModel Read(string statements)
    {
        var source =
            $$"""
            using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
            partial class ShopContextModelSnapshot : ModelSnapshot { protected override void BuildModel(ModelBuilder modelBuilder) {
            NpgsqlModelBuilderExtensions.UseIdentityByDefaultColumns(modelBuilder); {{statements}}
            } }
            """;
        var compilation = CSharpCompilation.Create("Shop", [CSharpSyntaxTree.ParseText(source, path: "Snapshot.cs")]);
        var snapshot = Assert.Single(MigrationSources.In(compilation, TestContext.Current.CancellationToken).Snapshots);
        return snapshot.Value;
    }

    private static string Keys(TableSchema table) => string.Join("; ", table.UniqueKeys.Select(key =>
        $"{key.Name} ({key.Describe()})"
        + (key.IsPrimary ? " primary" : "")
        + (key.IsConstraint ? " constraint" : "")
        + (key.Predicate is { } predicate ? $" where {predicate}" : "")
        + (key.NullsNotDistinct ? " nulls not distinct" : "")));
}
