using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Pages;

/// <summary>The C# that a page of docs/rules shows.</summary>
internal static partial class RulePage
{
    private static readonly string Folder = Path.Combine(
        typeof(RulePage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!,
        "docs",
        "rules");

    /// <summary>The pieces in their order.</summary>
    /// <param name="rule">The rule's id.</param>
    public static ImmutableArray<string> PiecesOf(string rule) =>
        [.. Fence().Matches(File.ReadAllText(Path.Combine(Folder, rule + ".md")).ReplaceLineEndings("\n")).Select(match => match.Groups[1].Value.TrimEnd('\n'))];

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
