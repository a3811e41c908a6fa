using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.CodeFixes.Witness;

/// <summary>How a test framework marks tests and has them assert.</summary>
/// <param name="TestAttribute">The full name of the attribute that a test has.</param>
/// <param name="ClassAttribute">The simple name of the one that its class must have; null for none.</param>
/// <param name="IsTrue">Asserts a condition, {0}, with a message, {1}.</param>
internal sealed record TestFramework(string TestAttribute, string? ClassAttribute, string IsTrue)
{
    private static readonly TestFramework[] Known =
    [
        new("Xunit.FactAttribute", ClassAttribute: null, "Assert.True({0}, {1})"),
        new("NUnit.Framework.TestAttribute", "TestFixture", "Assert.That({0}, Is.True, {1})"),
        new("Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute", "TestClass", "Assert.IsTrue({0}, {1})"),
    ];

    /// <summary>The namespace that the test imports.</summary>
    public string Namespace => TestAttribute.Substring(0, TestAttribute.LastIndexOf('.'));

    /// <summary>The attribute as it is written.</summary>
    public string Mark => TestAttribute.Substring(Namespace.Length + 1, TestAttribute.Length - Namespace.Length - 1 - "Attribute".Length);

    /// <summary>The one that a project references, whatever its assembly is called; null when it references none.</summary>
    public static TestFramework? Of(Compilation compilation) =>
        Array.Find(Known, framework => !compilation.GetTypesByMetadataName(framework.TestAttribute).IsEmpty);

    /// <summary>An assertion as a statement.</summary>
    public string Assertion(string condition, string message) => string.Format(System.Globalization.CultureInfo.InvariantCulture, IsTrue, condition, message) + ";";
}
