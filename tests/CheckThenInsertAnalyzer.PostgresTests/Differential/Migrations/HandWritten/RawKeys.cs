using Microsoft.EntityFrameworkCore.Migrations;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Migrations.HandWritten;

[Migration("20240103000000_RawKeys")]
internal sealed class RawKeys : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE UNIQUE INDEX ux_customers_lower_email ON sales.customers (lower(email));");
        migrationBuilder.Sql(
            """
            CREATE TABLE audit (id bigserial PRIMARY KEY, "At" timestamptz NOT NULL DEFAULT now(), what text UNIQUE);
            ALTER TABLE sales.customers ADD CONSTRAINT one_country UNIQUE (country, "full name");
            """);
        if (migrationBuilder.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite")
            migrationBuilder.Sql("DROP TABLE audit");
        migrationBuilder.Sql("DROP INDEX sales." + "ux_customers_email");
        migrationBuilder.Sql($"INSERT INTO sales.customers (email, \"full name\", country) VALUES ('{nameof(Up)}', 'created', 'DE')");
    }
}
