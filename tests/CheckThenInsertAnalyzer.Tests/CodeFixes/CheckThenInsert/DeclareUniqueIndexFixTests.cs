using CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.CheckThenInsert;

public sealed class DeclareUniqueIndexFixTests
{
    private const string Teller = """
        public class Teller(BankContext context)
        {
            public async Task Open(string email, int tenantId)
            {
                if (await context.Accounts.AnyAsync(a => a.Email == email))
                    return;
                context.Accounts.{|CTI1006:Add|}(new Account { Email = email, TenantId = tenantId });
                await context.SaveChangesAsync();
            }
        }

        public class BankContext(DbContextOptions<BankContext> options) : DbContext(options)
        {
            public DbSet<Account> Accounts { get; set; }

            protected override void OnModelCreating(ModelBuilder model) => model.Entity<Account>().ToTable("accounts");
        }
        """;

    [Fact]
    public Task The_entity_gets_the_attribute() => FixVerifier<DeclareUniqueIndexFix>.Rewrites(
        Program("""
            /// <summary>An account.</summary>
            public class Account
            """),
        Fixed("""
            /// <summary>An account.</summary>
            [Index(nameof(Email), IsUnique = true)]
            public class Account
            """));

    [Fact]
    public Task Other_attributes_stay_before_it() => FixVerifier<DeclareUniqueIndexFix>.Rewrites(
        Program("""
            // Kept for ten years.
            [Table("accounts")]
            [Index(nameof(TenantId))]
            public class Account
            """),
        Fixed("""
            // Kept for ten years.
            [Table("accounts")]
            [Index(nameof(TenantId))]
            [Index(nameof(Email), IsUnique = true)]
            public class Account
            """));

    [Fact]
    public Task An_index_on_the_same_property_becomes_unique() => FixVerifier<DeclareUniqueIndexFix>.Rewrites(
        Program("""
            [Index(nameof(Email), Name = "ix_accounts_email")]
            public class Account
            """),
        Fixed("""
            [Index(nameof(Email), Name = "ix_accounts_email", IsUnique = true)]
            public class Account
            """));

    [Fact]
    public Task A_key_of_two_columns() => FixVerifier<DeclareUniqueIndexFix>.Rewrites(
        Program("public class Account").Replace("a.Email == email", "a.TenantId == tenantId && a.Email == email"),
        Fixed("""
            [Index(nameof(TenantId), nameof(Email), IsUnique = true)]
            public class Account
            """).Replace("a.Email == email", "a.TenantId == tenantId && a.Email == email"));

    /// <summary>The file of the entity gets the using directive that it lacks.</summary>
    [Fact]
    public Task The_entity_may_stand_in_another_file() => FixVerifier<DeclareUniqueIndexFix>.RewritesAnother(
        "using Bank;\nusing Microsoft.EntityFrameworkCore;\n\n" + Teller,
        """
        using System.ComponentModel.DataAnnotations.Schema;

        namespace Bank;

        [Table("accounts")]
        public class Account
        {
            [Column("id")] public int Id { get; set; }
            [Column("email")] public string Email { get; set; } = "";
            [Column("tenant")] public int TenantId { get; set; }
        }
        """,
        """
        using System.ComponentModel.DataAnnotations.Schema;
        using Microsoft.EntityFrameworkCore;

        namespace Bank;

        [Table("accounts")]
        [Index(nameof(Email), IsUnique = true)]
        public class Account
        {
            [Column("id")] public int Id { get; set; }
            [Column("email")] public string Email { get; set; } = "";
            [Column("tenant")] public int TenantId { get; set; }
        }
        """);

    /// <summary>A further condition, a constant or a lone reference does not say that all rows differ in it.</summary>
    [Theory]
    [InlineData("a.Email == email && a.TenantId == 1")]
    [InlineData("a.Email == email && a.TenantId != 0")]
    [InlineData("a.TenantId == tenantId")]
    public Task Nothing_is_offered_for_a_doubtful_key(string condition) => FixVerifier<DeclareUniqueIndexFix>.OffersNothing(
        Program("public class Account").Replace("a.Email == email", condition).Replace("TenantId = tenantId", condition.Contains("== 1") ? "TenantId = 1" : "TenantId = tenantId"));

    [Fact]
    public Task Nothing_is_offered_for_SQL() => FixVerifier<DeclareUniqueIndexFix>.OffersNothing(
        """
        using Dapper;
        using Npgsql;

        public class Registration(NpgsqlConnection connection)
        {
            public async Task Register(string email)
            {
                if (await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM users WHERE email = @email", new { email }) == 0)
                    await connection.{|CTI1006:ExecuteAsync|}("INSERT INTO users (email) VALUES (@email)", new { email });
            }
        }
        """,
        "CREATE TABLE users (id serial PRIMARY KEY, email text)");

    private static string Program(string head) =>
        $$"""
        using System.ComponentModel.DataAnnotations.Schema;
        using Microsoft.EntityFrameworkCore;

        {{head}}
        {
            [Column("id")] public int Id { get; set; }
            [Column("email")] public string Email { get; set; } = "";
            [Column("tenant")] public int TenantId { get; set; }
        }

        {{Teller}}
        """;

    private static string Fixed(string head) => Program(head).Replace("{|CTI1006:Add|}", "Add");
}
