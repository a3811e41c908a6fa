using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Syntax;

/// <summary>Every SQL text of our tests and samples: the .sql files, and the strings of the C# files and of the C# that stands in those strings.</summary>
internal static partial class SourceStatements
{
    /// <summary>How deep C# texts stand in one another at most.</summary>
    private const int MaxNesting = 3;

    private static readonly string Root = typeof(SourceStatements).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The texts, each once.</summary>
    public static IReadOnlyList<string> All()
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Files("*.sql"))
            texts.Add(File.ReadAllText(file));
        foreach (var file in Files("*.cs"))
            Collect(File.ReadAllText(file), texts, nesting: 0);
        return [.. texts];
    }

    private static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, "tests"), pattern, SearchOption.AllDirectories)
            .Where(file => !BuildOutput().IsMatch(file))
            .Order(StringComparer.Ordinal);

    private static void Collect(string source, HashSet<string> texts, int nesting)
    {
        foreach (var text in Strings(CSharpSyntaxTree.ParseText(source).GetRoot()))
        {
            if (BeginsAsSql().IsMatch(text))
                texts.Add(text);
            else if (nesting < MaxNesting && text.Contains('"'))
                Collect(Markup().Replace(text, ""), texts, nesting + 1);
        }
    }

    private static IEnumerable<string> Strings(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (node is LiteralExpressionSyntax literal && literal.Token.Value is string text)
                yield return text;
            else if (node is InterpolatedStringExpressionSyntax interpolated)
                yield return TextOf(interpolated);
        }
    }

    /// <summary>The string with a hole for each piece that is put in.</summary>
    private static string TextOf(InterpolatedStringExpressionSyntax interpolated)
    {
        var text = new StringBuilder();
        foreach (var content in interpolated.Contents)
            text.Append(content is InterpolatedStringTextSyntax piece ? piece.TextToken.ValueText : Postgres.SqlText.Hole.ToString());
        return text.ToString();
    }

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex BuildOutput();

    /// <summary>What the tests put round the code in which they expect a diagnostic.</summary>
    [GeneratedRegex(@"\{\|[A-Z0-9]+:|\|\}|\[\||\|\]")]
    private static partial Regex Markup();

    [GeneratedRegex(
        @"\A\s*(--.*\s+)*\(?(select|insert|update|delete|merge|with|values|table|copy|do|call|lock|begin|start|commit|end|rollback|abort|savepoint|release|set|create|alter|drop|truncate|comment|grant|revoke|explain|prepare|execute|declare|fetch|vacuum|analyze|refresh|if|replace|exec|use)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex BeginsAsSql();
}
