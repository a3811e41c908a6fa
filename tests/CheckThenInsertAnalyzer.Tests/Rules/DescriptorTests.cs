using CheckThenInsertAnalyzer.Rules;
using Microsoft.CodeAnalysis;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules;

/// <summary>Descriptors, pages and release notes agree.</summary>
public sealed class DescriptorTests
{
    private static readonly string Repository = Find(Path.GetDirectoryName(typeof(DescriptorTests).Assembly.Location)!);

    public static TheoryData<string> Ids => [.. RuleTable.Descriptors.Select(descriptor => descriptor.Id)];

    [Fact]
    public void Ids_are_unique_and_in_order()
    {
        var ids = RuleTable.Descriptors.Select(descriptor => descriptor.Id).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Words(string id)
    {
        var descriptor = Descriptor(id);
        var title = descriptor.Title.ToString();
        var message = descriptor.MessageFormat.ToString();

        Assert.Matches("^CTI[1-59][0-9]{3}$", id);
        Assert.False(string.IsNullOrWhiteSpace(title) || title != title.Trim() || title.EndsWith('.'), title);
        Assert.False(string.IsNullOrWhiteSpace(message) || message != message.Trim() || message.Contains("  ") || message.Contains('\n'), message);
        Assert.Equal(message.TrimEnd('.').Contains(". "), message.EndsWith('.'));
        Assert.EndsWith(".", descriptor.Description.ToString());
        Assert.True(descriptor.IsEnabledByDefault);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Release_notes(string id)
    {
        var descriptor = Descriptor(id);
        var released = File.ReadAllText(Path.Combine(Repository, "src", "CheckThenInsertAnalyzer", "AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Path.Combine(Repository, "src", "CheckThenInsertAnalyzer", "AnalyzerReleases.Shipped.md"));

        Assert.Contains($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}", released);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page(string id)
    {
        var page = Path.Combine(Repository, "docs", "rules", id + ".md");

        Assert.True(File.Exists(page), page);
        Assert.Contains(Descriptor(id).Title.ToString(), File.ReadAllText(page));
    }

    private static DiagnosticDescriptor Descriptor(string id) => RuleTable.Descriptors.Single(descriptor => descriptor.Id == id);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "CheckThenInsertAnalyzer.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
