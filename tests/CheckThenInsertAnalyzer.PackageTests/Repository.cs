using System.Reflection;

namespace CheckThenInsertAnalyzer.PackageTests;

/// <summary>The working copy that this test assembly was built from.</summary>
internal static class Repository
{
    /// <summary>Its root directory.</summary>
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The sample shop's directory.</summary>
    public static string SampleShop { get; } = Path.Combine(Root, "tests", "SampleShop");
}
