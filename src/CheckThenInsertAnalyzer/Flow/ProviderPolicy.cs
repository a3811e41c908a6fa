using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Which databases to speak about: the option <c>check_then_insert.provider</c>, or what the references tell.</summary>
internal sealed class ProviderPolicy(Compilation compilation, ProjectOptions options, LibrarySymbols libraries)
{
    private static readonly string[] TestFrameworks =
        ["xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core"];

    private static readonly string[] TestAttributes =
        ["Fact", "Theory", "Test", "TestCase", "TestFixture", "TestMethod", "TestClass", "DataTestMethod"];

    private readonly Lazy<bool> _isPostgres = new(() => IsPostgres(compilation, libraries));

    /// <summary>Whether rules may speak about a body in the file.</summary>
    public bool SpeaksAbout(ISymbol owner, SyntaxTree file) => options.Of(file).Provider switch
    {
        DatabaseChoice.PostgreSql or DatabaseChoice.Any => true,
        DatabaseChoice.None => false,
        _ => _isPostgres.Value && !IsInTestClass(owner),
    };

    /// <summary>
    /// Npgsql is referenced; or only EF Core is, and no other provider beside it, as in a class library. Test projects are silent: their
    /// races are set up on purpose (CATALOGUE §2b 9).
    /// </summary>
    private static bool IsPostgres(Compilation compilation, LibrarySymbols libraries)
    {
        if (IsForTests(compilation))
            return false;
        return libraries.Npgsql is not null || (libraries.EntityFramework is not null && !OtherProviders.AreReferencedBy(compilation));
    }

    /// <summary>A test framework is referenced, or a part of the name says so, as that of the helpers which tests share.</summary>
    private static bool IsForTests(Compilation compilation) =>
        compilation.AssemblyName is { } name && (name.EndsWith("Tests", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".Test", StringComparison.OrdinalIgnoreCase) || name.Split('.').Any(part => part == "Test" || part.EndsWith("Tests", StringComparison.Ordinal)))
        || compilation.ReferencedAssemblyNames.Any(assembly => Array.IndexOf(TestFrameworks, assembly.Name) >= 0);

    /// <summary>Whether the class has tests by the attributes that are written, be their framework there or not yet restored.</summary>
    private static bool IsInTestClass(ISymbol owner) =>
        owner.ContainingType is { } type && (HasTestAttribute(type) || type.GetMembers().OfType<IMethodSymbol>().Any(HasTestAttribute));

    private static bool HasTestAttribute(ISymbol symbol) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: var name } && Array.Exists(TestAttributes, test => name == test || name == test + "Attribute"));
}
