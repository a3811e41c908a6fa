using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules;

/// <summary>The context and its model stand in a project of their own, as in most solutions, which an editor gives with its source.</summary>
public sealed class ReferencedModelTests
{
    private const string Usings = "using System; using System.Linq; using Dapper; using Npgsql; using Microsoft.EntityFrameworkCore; using Microsoft.EntityFrameworkCore.Migrations;\n";

    private const string Storage = Usings + """
        namespace Storage;

        public class Member
        {
            public int Id { get; set; }
            public string Email { get; set; } = "";
            public string City { get; set; } = "";
        }

        public class ClubContext : DbContext
        {
            public DbSet<Member> Members { get; set; } = null!;

            protected override void OnModelCreating(ModelBuilder builder) => builder.Entity<Member>().HasIndex(m => m.Email).IsUnique();
        }

        public class CreateGuests : Migration
        {
            protected override void Up(MigrationBuilder builder)
            {
                builder.Sql("CREATE TABLE guests (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, badge text NOT NULL UNIQUE)");
            }
        }
        """;

    [Fact]
    public async Task Index_of_the_model_decides() =>
        Assert.Contains("the unique key on (Email)", await MessageOf(Add("Email")));

    [Fact]
    public async Task Column_without_an_index_in_the_model() =>
        Assert.Contains("no unique index on it is known", await MessageOf(Add("City")));

    [Fact]
    public async Task Table_of_a_migration_decides() =>
        Assert.Contains("'guests_badge_key'", await MessageOf("""
            if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM guests WHERE badge = @value)", new { value }))
                return;
            connection.Execute("INSERT INTO guests (badge) VALUES (@value)", new { value });
            """));

    private static string Add(string property) => $$"""
        if (context.Members.Any(m => m.{{property}} == value))
            return;
        context.Members.Add(new Storage.Member { {{property}} = value });
        context.SaveChanges();
        """;

    private static async Task<string> MessageOf(string body)
    {
        var diagnostics = await Compile("Club", $$"""
            {{Usings}}
            public class Club(Storage.ClubContext context, NpgsqlConnection connection)
            {
                public void Join(string value)
                {
                    {{body}}
                }
            }
            """, [.. References.All, Compile("Storage", Storage, References.All).ToMetadataReference()])
            .WithAnalyzers([new CheckThenInsertDiagnosticAnalyzer()], new AnalyzerOptions([]))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return Assert.Single(diagnostics).GetMessage();
    }

    private static CSharpCompilation Compile(string name, string source, ImmutableArray<MetadataReference> references) => CSharpCompilation.Create(
        name,
        [CSharpSyntaxTree.ParseText(source, path: name + ".cs", cancellationToken: TestContext.Current.CancellationToken)],
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
