using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema;

public sealed class SchemaFileCacheTests
{
    private const string Code = """
        using System.Threading.Tasks;
        using Dapper;
        using Npgsql;

        class Users(NpgsqlConnection connection)
        {
            public async Task Add(string email)
            {
                if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    return;
                await connection.ExecuteAsync("INSERT INTO users (email) VALUES (@email)", new { email });
            }
        }
        """;

    [Fact]
    public async Task A_text_is_read_once_for_all_compilations_of_a_session()
    {
        var text = new CountedText("CREATE TABLE users (id serial PRIMARY KEY, email text UNIQUE);");
        var analyzer = new CheckThenInsertDiagnosticAnalyzer();
        var compilation = CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText(Code, cancellationToken: TestContext.Current.CancellationToken)], References.All, new(OutputKind.DynamicallyLinkedLibrary));

        foreach (var name in new[] { "First", "Second" })
        {
            var options = new AnalyzerOptions([new SchemaText(text)]);
            var found = await compilation.WithAssemblyName(name).WithAnalyzers([analyzer], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
            Assert.Contains(found, diagnostic => diagnostic.GetMessage().Contains("users_email_key", StringComparison.Ordinal));
        }

        Assert.Equal(1, text.Readings);
    }

    private sealed class SchemaText(SourceText text) : AdditionalText
    {
        public override string Path => "schema.sql";

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    private sealed class CountedText(string content) : SourceText
    {
        public int Readings { get; private set; }

        public override Encoding? Encoding => null;

        public override int Length => content.Length;

        public override char this[int position] => content[position];

        public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) => content.CopyTo(sourceIndex, destination, destinationIndex, count);

        public override string ToString(TextSpan span)
        {
            Readings++;
            return content.Substring(span.Start, span.Length);
        }
    }
}
