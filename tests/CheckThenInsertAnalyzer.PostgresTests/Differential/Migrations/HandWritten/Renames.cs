using Microsoft.EntityFrameworkCore.Migrations;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Migrations.HandWritten;

[Migration("20240104000000_Renames")]
internal sealed class Renames : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.RenameColumn(name: "email", schema: "sales", table: "customers", newName: "mail");
        migrationBuilder.RenameIndex(name: "ux_customers_lower_email", schema: "sales", table: "customers", newName: "ux_customers_lower_mail");
        migrationBuilder.RenameTable(name: "orders", newName: "order_lines", newSchema: "sales");
        migrationBuilder.CreateTable(name: "gone", columns: table => new { id = table.Column<int>(nullable: false) }, constraints: table => table.PrimaryKey("pk_gone", x => x.id));
        migrationBuilder.DropTable("gone");
    }
}
