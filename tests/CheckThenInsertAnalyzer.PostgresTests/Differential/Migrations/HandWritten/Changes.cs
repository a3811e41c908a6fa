using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Migrations.HandWritten;

[Migration("20240102000000_Changes")]
internal sealed class Changes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>(name: "position", table: "orders", type: "integer", nullable: false, defaultValue: 0);
        migrationBuilder.AlterColumn<string>(name: "reference", table: "orders", type: "character varying(40)", nullable: false, defaultValue: "", oldClrType: typeof(string), oldType: "text", oldNullable: true);
        migrationBuilder.AlterColumn<int>(name: "id", schema: "sales", table: "customers", type: "integer", nullable: false, oldClrType: typeof(int), oldType: "integer")
            .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn)
            .OldAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
        migrationBuilder.DropPrimaryKey(name: "pk_orders", table: "orders");
        migrationBuilder.AddPrimaryKey(name: "pk_order_lines", table: "orders", columns: ["number", "position"]);
        migrationBuilder.DropUniqueConstraint("ak_customers_name", "customers", "sales");
        migrationBuilder.AddUniqueConstraint(name: "ak_orders_reference", table: "orders", column: "reference");
        migrationBuilder.DropCheckConstraint(name: "ck_country", schema: "sales", table: "customers");
        AddIndexes(migrationBuilder);
    }

    private static void AddIndexes(MigrationBuilder builder) =>
        builder.CreateIndex(name: "ux_orders_customer", table: "orders", columns: new[] { "customer_id", "reference" }, unique: true).Annotation("Npgsql:NullsDistinct", false);
}
