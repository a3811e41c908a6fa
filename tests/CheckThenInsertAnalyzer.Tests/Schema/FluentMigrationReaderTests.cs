using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema;

/// <summary>FluentMigrator's migrations.</summary>
public sealed class FluentMigrationReaderTests : MigrationTest
{
    private const string Users = "Create.Table(\"users\").WithColumn(\"id\").AsInt32().PrimaryKey().Identity().WithColumn(\"email\").AsString(200).Nullable().WithColumn(\"tenant\").AsInt64();";

    private const string UsersTable = "users (id integer IdentityByDefault, email character varying null, tenant bigint); PK_users (id) primary";

    [Theory]
    [InlineData("", UsersTable)]
    [InlineData("Create.Index(\"ux\").OnTable(\"users\").OnColumn(\"tenant\").Ascending().OnColumn(\"email\").Descending().WithOptions().Unique();", UsersTable + "; ux (tenant, email)")]
    [InlineData("Create.Index(\"ux\").OnTable(\"users\").OnColumn(\"email\").Unique();", UsersTable + "; ux (email)")]
    [InlineData("Create.Index().OnTable(\"users\").OnColumn(\"email\").Unique();", UsersTable + "; IX_users_email (email)")]
    [InlineData("Create.Index(\"ix\").OnTable(\"users\").OnColumn(\"email\").Ascending();", UsersTable)]
    [InlineData("Create.Index(\"ux\").OnTable(\"users\").OnColumn(\"email\").Ascending().WithOptions().Filter(\"tenant = 1\").Unique();", UsersTable + "; ux (email) where tenant = 1")]
    [InlineData("Create.UniqueConstraint(\"uc\").OnTable(\"users\").Columns(\"tenant\", \"email\");", UsersTable + "; uc (tenant, email) constraint")]
    [InlineData("Create.UniqueConstraint().OnTable(\"users\").Column(\"email\");", UsersTable + "; UC_users_email (email) constraint")]
    [InlineData("Create.UniqueConstraint(\"uc\").OnTable(\"users\").Column(\"email\"); Delete.UniqueConstraint(\"uc\").FromTable(\"users\");", UsersTable)]
    [InlineData("Delete.PrimaryKey(\"PK_users\").FromTable(\"users\"); Create.PrimaryKey(\"pk\").OnTable(\"users\").Columns(\"tenant\", \"id\");", "users (id integer IdentityByDefault, email character varying null, tenant bigint); pk (tenant, id) primary")]
    [InlineData("Create.Index(\"ux\").OnTable(\"users\").OnColumn(\"email\").Unique(); Delete.Index(\"ux\").OnTable(\"users\");", UsersTable)]
    [InlineData("Alter.Table(\"users\").AddColumn(\"code\").AsString().NotNullable().Unique(\"ux_code\");", "users (id integer IdentityByDefault, email character varying null, tenant bigint, code text); PK_users (id) primary; ux_code (code)")]
    [InlineData("Create.Column(\"code\").OnTable(\"users\").AsGuid().Unique();", "users (id integer IdentityByDefault, email character varying null, tenant bigint, code uuid); PK_users (id) primary; IX_users_code (code)")]
    [InlineData("Alter.Column(\"email\").OnTable(\"users\").AsCustom(\"citext\").NotNullable();", "users (id integer IdentityByDefault, email citext, tenant bigint); PK_users (id) primary")]
    [InlineData("Delete.Column(\"email\").FromTable(\"users\");", "users (id integer IdentityByDefault, tenant bigint); PK_users (id) primary")]
    [InlineData("Rename.Column(\"email\").OnTable(\"users\").To(\"mail\");", "users (id integer IdentityByDefault, mail character varying null, tenant bigint); PK_users (id) primary")]
    [InlineData("Rename.Table(\"users\").To(\"people\");", "people (id integer IdentityByDefault, email character varying null, tenant bigint); PK_users (id) primary")]
    [InlineData("Execute.Sql(\"CREATE UNIQUE INDEX ux ON users (lower(email))\");", UsersTable + "; ux (lower(email))")]
    [InlineData("Execute.Sql(@\"UPDATE users SET tenant = 1\");", UsersTable)]
    [InlineData("Execute.EmbeddedScript(\"keys.sql\");", UsersTable + "; and perhaps others")]
    [InlineData("Execute.Sql(ReadScript());", UsersTable + "; and perhaps others")]
    [InlineData("Insert.IntoTable(\"users\").Row(new { tenant = 1 }); Delete.FromTable(\"users\").AllRows();", UsersTable)]
    [InlineData("IfDatabase(\"sqlserver\").Delete.Table(\"users\");", UsersTable)]
    [InlineData("IfDatabase(\"postgres\").Create.Index(\"ux\").OnTable(\"users\").OnColumn(\"email\").Unique();", UsersTable + "; ux (email)")]
    public void Expressions_run_one_after_the_other(string expressions, string expected) => Assert.Equal(expected, Describe(Assert.Single(Read(Migration(1, Users + expressions)).Tables.Tables)));

    [Fact]
    public void A_table_may_be_in_a_schema() =>
        Assert.Equal(
            "app.orders (number text); PK_orders (number) primary",
            Describe(Assert.Single(Read(Migration(1, "Create.Table(\"orders\").InSchema(\"app\").WithColumn(\"number\").AsString().PrimaryKey();")).Tables.Tables)));

    [Fact]
    public void Migrations_run_in_the_order_of_their_numbers() =>
        Assert.Equal(UsersTable + "; ux (email)", Describe(Assert.Single(Read(Migration(10, "Create.Index(\"ux\").OnTable(\"users\").OnColumn(\"email\").Unique();"), Migration(9, Users)).Tables.Tables)));

    [Fact]
    public void An_extension_of_the_project_may_add_keys() =>
        Assert.False(Assert.Single(Read(Migration(1, "Create.Table(\"users\").WithIdColumn().WithColumn(\"email\").AsString();")).Tables.Tables).AreKeysKnown);

    [Theory]
    [InlineData("Create.Table(\"users\").WithColumn(")]
    [InlineData("Create.Index().OnTable(")]
    [InlineData("Execute.Sql(")]
    [InlineData("IfDatabase(")]
    public void Half_a_migration_is_no_reason_to_fail(string expressions) => Assert.NotNull(Read(Migration(1, expressions)));

    private static (string Path, string Text) Migration(int number, string expressions) =>
        ($"M{number}.cs", $$"""
        [Migration({{number}})]
        public class M{{number}} : AutoReversingMigration { public override void Up() {
        {{expressions}} }
        }
        """);
}
