using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CheckThenInsertAnalyzer.PostgresTests.HarnessTests;

/// <summary>A toy that stands for the package's analyzer: it reports INSERT literals, if the schema file has a unique key.</summary>
internal static class UnguardedInserts
{
    public const string Id = "TOY001";

    public static async Task<ImmutableArray<Diagnostic>> FindAsync(Document document)
    {
        var schema = await document.Project.AdditionalDocuments.Single(file => file.Name == "schema.sql").GetTextAsync();
        var root = await document.GetSyntaxRootAsync();
        return
        [
            .. from token in root!.DescendantTokens()
               where token.IsKind(SyntaxKind.StringLiteralToken)
                     && token.ValueText.StartsWith("INSERT", StringComparison.Ordinal)
                     && schema.ToString().Contains("UNIQUE")
               select Diagnostic.Create(Id, "Toy", "Unguarded insert", DiagnosticSeverity.Warning, DiagnosticSeverity.Warning, true, 1, location: token.GetLocation()),
        ];
    }
}
