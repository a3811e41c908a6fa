using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.ModelAgainstCode;

/// <summary>CTI5001: query filters that hide what a unique key sees.</summary>
public sealed class HiddenRowsTests
{
    /// <summary>Addresses are unique over all rows, though deleted ones are not seen.</summary>
    private const string Blind = """
        model.Entity<Member>().HasIndex(m => m.Email).IsUnique();
        model.Entity<Member>().HasQueryFilter(m => !m.IsDeleted);
        """;

    private const string Check = """
        if (await context.Members.{|CTI5001:AnyAsync|}(m => m.Email == email))
            return;
        context.Members.{|CTI1001:Add|}(new Member { Email = email });
        await context.SaveChangesAsync();
        """;

    [Fact]
    public Task A_check_that_a_filter_blinds() => With(Blind).Warns(Method(Check));

    [Fact]
    public Task The_message() => (With(Blind) with { Options = "dotnet_diagnostic.CTI1001.severity = none" }).Says(
        "This check does not see what the query filter on 'IsDeleted' hides, and the unique key on (Email) of 'Member' sees it: while a hidden row holds the key, an insert fails with 23505 every time. "
        + "Ask with IgnoreQueryFilters, or make the index as narrow as the filter.",
        Method(Check.Replace("{|CTI1001:Add|}", "Add")));

    [Fact]
    public Task A_filter_by_tenant() => With("""
        model.Entity<Member>().HasIndex(m => m.Email).IsUnique();
        model.Entity<Member>().HasQueryFilter(m => m.TenantId == Tenant);
        """).Warns(Method(Check));

    /// <summary>The index is as narrow as the filter, or the key holds what the filter compares.</summary>
    [Theory]
    [InlineData("""model.Entity<Member>().HasIndex(m => m.Email).IsUnique().HasFilter("\"IsDeleted\" = false"); model.Entity<Member>().HasQueryFilter(m => !m.IsDeleted);""")]
    [InlineData("model.Entity<Member>().HasIndex(m => new { m.Email, m.IsDeleted }).IsUnique(); model.Entity<Member>().HasQueryFilter(m => !m.IsDeleted);")]
    [InlineData("model.Entity<Member>().HasIndex(m => new { m.TenantId, m.Email }).IsUnique(); model.Entity<Member>().HasQueryFilter(m => m.TenantId == Tenant);")]
    [InlineData("model.Entity<Member>().HasIndex(m => m.Email); model.Entity<Member>().HasQueryFilter(m => !m.IsDeleted);")]
    [InlineData("model.Entity<Member>().HasIndex(m => m.Email).IsUnique();")]
    public Task A_key_that_knows_the_filter(string model) => With(model).Warns(Method(Check.Replace("{|CTI5001:AnyAsync|}", "AnyAsync")));

    [Fact]
    public Task A_check_that_looks_past_the_filter() => With(Blind).Warns(Method("""
        if (await context.Members.IgnoreQueryFilters().AnyAsync(m => m.Email == email))
            return;
        context.Members.{|CTI1001:Add|}(new Member { Email = email });
        await context.SaveChangesAsync();
        """));

    [Fact]
    public Task A_handled_violation_is_told() => With(Blind).IsSilent(Method("""
        if (await context.Members.AnyAsync(m => m.Email == email))
            return;
        context.Members.Add(new Member { Email = email });
        try
        {
            await context.SaveChangesAsync();
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
        }
        """));

    /// <summary>Whether a deleted row should keep its key is for the author to say.</summary>
    [Fact]
    public Task The_filter_itself_is_only_information() => RuleVerifier.Default.Informs(Entities("""
        model.Entity<Member>().HasIndex(m => m.Email).IsUnique();
        model.Entity<Member>().{|CTI5001:HasQueryFilter|}(m => !m.IsDeleted);
        """));

    [Fact]
    public Task The_filter_of_a_configuration_class() => RuleVerifier.Default.Informs(Entities("model.ApplyConfiguration(new MemberConfiguration());") + """

        public class MemberConfiguration : IEntityTypeConfiguration<Member>
        {
            public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Member> builder)
            {
                builder.HasIndex(m => m.Email).IsUnique();
                builder.{|CTI5001:HasQueryFilter|}(m => m.IsDeleted == false);
            }
        }
        """);

    [Fact]
    public Task A_filter_beside_a_narrow_index_is_right() => RuleVerifier.Default.IsSilent(Entities("""
        model.Entity<Member>().HasIndex(m => m.Email).IsUnique().HasFilter("\"IsDeleted\" = false");
        model.Entity<Member>().HasQueryFilter(m => !m.IsDeleted);
        """));

    /// <summary>The model stands in another file, whose own finding is left out.</summary>
    private static RuleVerifier With(string model) => new() { Model = "#pragma warning disable CTI5001\n" + Entities(model) };

    private static string Entities(string model) => $$"""
        public class Member
        {
            public int Id { get; set; }
            public string Email { get; set; } = "";
            public int TenantId { get; set; }
            public bool IsDeleted { get; set; }
        }

        public class ClubContext(DbContextOptions<ClubContext> options) : DbContext(options)
        {
            public int Tenant { get; set; }

            public DbSet<Member> Members => Set<Member>();

            protected override void OnModelCreating(ModelBuilder model)
            {
                {{model.ReplaceLineEndings("\n        ")}}
            }
        }
        """;

    private static string Method(string body) => $$"""
        public class Enrolment(ClubContext context)
        {
            public async Task Enrol(string email)
            {
                {{body.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
