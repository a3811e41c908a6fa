using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema;

/// <summary>EF Core's migrations, as they are generated and as people change them.</summary>
public sealed class MigrationReaderTests : MigrationTest
{
    private const string Users =
        """
        migrationBuilder.CreateTable(
            name: "users",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                email = table.Column<string>(type: "text", nullable: true),
                tenant = table.Column<int>(type: "integer", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_users", x => x.id);
            });
        """;

    private const string UsersTable = "users (id integer IdentityByDefault, email text null, tenant integer); pk_users (id) primary";

    [Theory]
    [InlineData("", UsersTable)]
    [InlineData("migrationBuilder.CreateIndex(name: \"ux\", table: \"users\", column: \"email\", unique: true);", UsersTable + "; ux (email)")]
    [InlineData("migrationBuilder.CreateIndex(name: \"ux\", table: \"users\", columns: new[] { \"tenant\", \"email\" }, unique: true, filter: \"email IS NOT NULL\");", UsersTable + "; ux (tenant, email) where email IS NOT NULL")]
    [InlineData("migrationBuilder.CreateIndex(\"ux\", \"users\", \"email\", unique: true).Annotation(\"Npgsql:NullsDistinct\", false);", UsersTable + "; ux (email) nulls not distinct")]
    [InlineData("migrationBuilder.CreateIndex(name: \"ix\", table: \"users\", column: \"email\");", UsersTable)]
    [InlineData("migrationBuilder.CreateIndex(name: \"ux\", table: \"users\", column: \"email\", unique: true); migrationBuilder.DropIndex(name: \"ux\", table: \"users\");", UsersTable)]
    [InlineData("migrationBuilder.CreateIndex(name: \"ux\", table: \"users\", column: \"email\", unique: true); migrationBuilder.RenameIndex(name: \"ux\", table: \"users\", newName: \"uy\");", UsersTable + "; uy (email)")]
    [InlineData("migrationBuilder.CreateIndex(name: \"ux\", table: \"users\", column: \"email\", unique: true); migrationBuilder.DropColumn(name: \"email\", table: \"users\");", "users (id integer IdentityByDefault, tenant integer); pk_users (id) primary")]
    [InlineData("migrationBuilder.AddUniqueConstraint(name: \"ak\", table: \"users\", column: \"email\");", UsersTable + "; ak (email) constraint")]
    [InlineData("migrationBuilder.AddUniqueConstraint(\"ak\", \"users\", \"email\"); migrationBuilder.DropUniqueConstraint(\"ak\", \"users\");", UsersTable)]
    [InlineData("migrationBuilder.DropPrimaryKey(name: \"pk_users\", table: \"users\"); migrationBuilder.AddPrimaryKey(name: \"pk\", table: \"users\", columns: new[] { \"tenant\", \"id\" });", "users (id integer IdentityByDefault, email text null, tenant integer); pk (tenant, id) primary")]
    [InlineData("migrationBuilder.RenameColumn(name: \"email\", table: \"users\", newName: \"mail\");", "users (id integer IdentityByDefault, mail text null, tenant integer); pk_users (id) primary")]
    [InlineData("migrationBuilder.RenameTable(name: \"users\", newName: \"people\");", "people (id integer IdentityByDefault, email text null, tenant integer); pk_users (id) primary")]
    [InlineData("migrationBuilder.RenameTable(name: \"users\", newName: \"users\", newSchema: \"app\");", "app.users (id integer IdentityByDefault, email text null, tenant integer); pk_users (id) primary")]
    [InlineData("migrationBuilder.AddColumn<long>(name: \"no\", table: \"users\", type: \"bigint\", nullable: false, defaultValueSql: \"nextval('numbers')\");", "users (id integer IdentityByDefault, email text null, tenant integer, no bigint Serial); pk_users (id) primary")]
    [InlineData("migrationBuilder.AlterColumn<string>(name: \"email\", table: \"users\", type: \"citext\", nullable: false, defaultValue: \"\", oldClrType: typeof(string));", "users (id integer IdentityByDefault, email citext Default, tenant integer); pk_users (id) primary")]
    [InlineData("migrationBuilder.AlterColumn<int>(name: \"id\", table: \"users\", type: \"integer\", nullable: false).OldAnnotation(\"Npgsql:ValueGenerationStrategy\", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);", "users (id integer, email text null, tenant integer); pk_users (id) primary")]
    [InlineData("migrationBuilder.Sql(\"CREATE UNIQUE INDEX ux ON users (lower(email)) WHERE tenant > 0;\");", UsersTable + "; ux (lower(email)) where tenant > 0")]
    [InlineData("migrationBuilder.Sql(@\"UPDATE users SET email = 'created';\");", UsersTable)]
    [InlineData("migrationBuilder.Sql(\"CREATE UNIQUE INDEX \" + name);", UsersTable + "; and perhaps others")]
    [InlineData("migrationBuilder.Sql(\"DO $$ BEGIN EXECUTE 'CREATE UNIQUE INDEX a ON users (email)'; END $$\");", UsersTable + "; a (email); and perhaps others")]
    [InlineData("migrationBuilder.Sql(\"DO $$ BEGIN EXECUTE format('CREATE UNIQUE INDEX %s ON users (email)', 'a'); END $$\");", UsersTable + "; and perhaps others")]
    [InlineData("AddKeys(migrationBuilder);", UsersTable + "; ux (email)")]
    [InlineData("Elsewhere.AddKeys(migrationBuilder);", UsersTable + "; and perhaps others")]
    [InlineData("migrationBuilder.EnsureSchema(name: \"app\"); migrationBuilder.InsertData(table: \"users\", column: \"id\", value: 1);", UsersTable)]
    [InlineData("if (migrationBuilder.IsSqlite()) { migrationBuilder.CreateIndex(\"other\", \"users\", \"email\", unique: true); }", UsersTable)]
    [InlineData("if (migrationBuilder.ActiveProvider != \"Npgsql.EntityFrameworkCore.PostgreSQL\") { migrationBuilder.DropTable(\"users\"); } else { AddKeys(migrationBuilder); }", UsersTable + "; ux (email)")]
    public void Operations_run_one_after_the_other(string operations, string expected) => Assert.Equal(expected, Describe(Assert.Single(Read(Migration("First", Users + operations)).Tables.Tables)));

    [Fact]
    public void A_dropped_table_is_gone() => Assert.Empty(Read(Migration("First", Users), Migration("Second", "migrationBuilder.DropTable(name: \"users\");")).Tables.Tables);

    [Fact]
    public void Migrations_run_in_the_order_of_their_ids_wherever_these_stand()
    {
        var tables = Read(
            ("A.cs", "[Migration(\"20240102_Second\")] class Second : Migration { protected override void Up(MigrationBuilder migrationBuilder) { migrationBuilder.CreateIndex(\"ux\", \"users\", \"email\", unique: true); } }"),
            ("B.cs", Source("First", Users).Replace("class First", "partial class First")),
            ("B.Designer.cs", "[DbContext(typeof(ShopContext))] [Migration(\"20240101_First\")] partial class First { protected override void BuildTargetModel(ModelBuilder modelBuilder) { } }")).Tables.Tables;

        Assert.Equal(UsersTable + "; ux (email)", Describe(Assert.Single(tables)));
    }

    [Fact]
    public void What_Down_does_is_not_done() =>
        Assert.Equal(UsersTable, Describe(Assert.Single(Read(("1.cs", Source("First", Users).Replace("{ } //", "{ migrationBuilder.DropTable(\"users\"); } //"))).Tables.Tables)));

    [Fact]
    public void Migrations_of_another_database_tell_nothing() =>
        Assert.Empty(Read(Migration("First", Users.Replace("Npgsql:ValueGenerationStrategy\", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn", "SqlServer:Identity\", \"1, 1"))).Tables.Tables);

    [Fact]
    public void SQL_written_by_hand_adds_to_what_the_snapshot_knows()
    {
        var schema = Read(
            Migration("20240101_First", Users),
            Migration("20240102_Second", "migrationBuilder.Sql(\"CREATE UNIQUE INDEX ux ON users (lower(email)); CREATE TABLE audit (id bigserial PRIMARY KEY)\");"),
            Migration("20240103_Third", "migrationBuilder.RenameColumn(name: \"email\", table: \"users\", newName: \"mail\");"),
            Snapshot);

        Assert.Equal(
            ["users (id integer IdentityByDefault, mail text null, tenant integer); pk_users (id) primary; ux (lower(mail))", "audit (id bigserial Serial); audit_pkey (id) primary"],
            schema.Tables.Tables.Select(Describe));
    }

    [Fact]
    public void SQL_written_by_hand_takes_away_from_what_the_snapshot_knows()
    {
        var schema = Read(
            Migration("20240101_First", Users + "migrationBuilder.CreateIndex(\"ux_users_mail\", \"users\", \"email\", unique: true);"),
            Migration("20240102_Second", "migrationBuilder.Sql(\"DROP INDEX ux_users_mail\");"),
            (Snapshot.Path, Snapshot.Text.Replace("b.ToTable", "b.HasIndex(\"Email\").IsUnique().HasDatabaseName(\"ux_users_mail\"); b.ToTable")));

        Assert.Equal("pk_users", Assert.Single(Assert.Single(schema.Tables.Tables).UniqueKeys).Name);
    }

    [Fact]
    public void SQL_that_is_not_constant_leaves_the_snapshot_open()
    {
        var schema = Read(Migration("20240101_First", Users), Migration("20240102_Second", "migrationBuilder.Sql(File.ReadAllText(\"keys.sql\"));"), Snapshot);

        Assert.False(Assert.Single(schema.Tables.Tables).AreKeysKnown);
    }

    [Fact]
    public void A_table_tells_the_line_of_its_migration()
    {
        var table = Assert.Single(Read(Migration("First", "\n" + Users)).Tables.Tables);

        Assert.Equal("First.cs", table.Source.Path);
        Assert.Equal(3, table.Source.Line);
        Assert.Equal(14, table.UniqueKeys[0].Source.Line);
    }

    [Theory]
    [InlineData("migrationBuilder.CreateTable(name: \"users\", columns: table => new { id = table.Column<int>(")]
    [InlineData("migrationBuilder.CreateIndex(name: , table: \"users\"")]
    [InlineData("migrationBuilder.Sql(@\"CREATE TABLE")]
    [InlineData("if (migrationBuilder.")]
    [InlineData("Again(migrationBuilder); } void Again(MigrationBuilder migrationBuilder) { Again(migrationBuilder);")]
    public void Half_a_migration_is_no_reason_to_fail(string operations) => Assert.NotNull(Read(Migration("First", operations)));

    private static (string Path, string Text) Snapshot =>
        ("ShopContextModelSnapshot.cs",
        """
        partial class ShopContextModelSnapshot : ModelSnapshot
        {
            protected override void BuildModel(ModelBuilder modelBuilder)
            {
                modelBuilder.Entity("Shop.User", b =>
                {
                    b.Property<int>("id").ValueGeneratedOnAdd().HasColumnType("integer");
                    NpgsqlPropertyBuilderExtensions.UseIdentityByDefaultColumn(b.Property<int>("id"));
                    b.Property<string>("Email").HasColumnType("text").HasColumnName("mail");
                    b.Property<int>("tenant").HasColumnType("integer");
                    b.HasKey("id").HasName("pk_users");
                    b.ToTable("users");
                });
            }
        }
        """);

    private static (string Path, string Text) Migration(string name, string operations) => (name + ".cs", Source(name, operations));

    private static string Source(string name, string operations) =>
        $$"""
        public partial class {{(char.IsDigit(name[0]) ? "M" + name : name)}} : Migration { protected override void Up(MigrationBuilder migrationBuilder) {
        {{operations}} }
        private static void AddKeys(MigrationBuilder builder) => builder.CreateIndex("ux", "users", "email", unique: true);
        protected override void Down(MigrationBuilder migrationBuilder) { } //
        }
        """;
}
