using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Migrations.HandWritten;

[Migration("20240101000000_FirstTables")]
internal sealed class FirstTables : Migration
{
    private const string Schema = "sales";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.EnsureSchema(Schema);

        migrationBuilder.CreateTable(
            name: "customers",
            schema: Schema,
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                email = table.Column<string>(type: "text", nullable: true),
                Name = table.Column<string>(type: "character varying(80)", name: "full name", maxLength: 80, nullable: false, defaultValue: ""),
                country = table.Column<string>(type: "text", nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_customers", x => x.id);
                table.UniqueConstraint("ak_customers_name", x => new { x.country, x.Name });
                table.CheckConstraint("ck_country", "length(country) = 2");
            });

        migrationBuilder.CreateTable(
            name: "orders",
            columns: table => new
            {
                number = table.Column<long>(type: "bigint", nullable: false).Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                customer_id = table.Column<int>(type: "integer", nullable: false),
                reference = table.Column<string>(type: "text", nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_orders", x => x.number);
                table.ForeignKey("fk_orders_customers", x => x.customer_id, "customers", "id", principalSchema: Schema, onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex(name: "ux_customers_email", schema: Schema, table: "customers", column: "email", unique: true, filter: "email IS NOT NULL");
        migrationBuilder.CreateIndex("ix_orders_customer", "orders", "customer_id");
    }
}
