using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// Finds where the options of contexts are put together and which naming convention they get. It looks at names alone: nothing is bound, since the
/// calls may stand in any file.
/// </summary>
internal sealed class NamingConventionReader
{
    private static readonly FileWords ConfiguringWords = new("UseNpgsql", "NamingConvention", "AddNpgsql");

    private readonly List<(string? Context, NamingConvention Convention)> _conventions = [];
    private readonly HashSet<string> _configuredContexts = new(StringComparer.Ordinal);
    private bool _configuresAnyContext;

    /// <summary>Looks through all files of the compilation.</summary>
    public static NamingConventionReader Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var reader = new NamingConventionReader();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ConfiguringWords.AreIn(tree, cancellationToken))
                reader.Read(tree.GetRoot(cancellationToken));
        }

        return reader;
    }

    /// <summary>The naming convention of the context; null when its options are put together where it cannot be seen, or in several ways.</summary>
    public NamingConvention? Of(INamedTypeSymbol context)
    {
        var own = _conventions.Where(found => found.Context == context.Name).Select(found => found.Convention).Distinct().ToList();
        if (own.Count == 0)
            own = _conventions.Where(found => found.Context is null).Select(found => found.Convention).Distinct().ToList();
        if (own.Count > 0)
            return own is [var only] ? only : null;

        return _configuresAnyContext || _configuredContexts.Contains(context.Name) ? NamingConvention.None : null;
    }

    private void Read(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax call || NameOf(call) is not { } name)
                continue;

            if (ConventionOf(name) is { } convention)
                _conventions.Add((ContextOf(call), convention));
            else if (name is "UseNpgsql" or "AddNpgsql" or "AddNpgsqlDbContext" && ContextOf(call) is { } context)
                _configuredContexts.Add(context);
            else if (name == "UseNpgsql")
                _configuresAnyContext = true;
        }
    }

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static NamingConvention? ConventionOf(string methodName) => methodName switch
    {
        "UseSnakeCaseNamingConvention" => NamingConvention.SnakeCase,
        "UseLowerCaseNamingConvention" => NamingConvention.LowerCase,
        "UseUpperCaseNamingConvention" => NamingConvention.UpperCase,
        "UseUpperSnakeCaseNamingConvention" => NamingConvention.UpperSnakeCase,
        "UseCamelCaseNamingConvention" => NamingConvention.CamelCase,
        _ => null,
    };

    /// <summary>
    /// The context whose options the call belongs to: the type argument of a call round it, or of the builder that it is called on, or the class whose
    /// OnConfiguring it stands in; null for options of any context.
    /// </summary>
    private static string? ContextOf(SyntaxNode call)
    {
        for (var outer = call; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case InvocationExpressionSyntax { Expression: { } called } when GenericName(called) is { } registration && registration.Identifier.ValueText.Contains("DbContext"):
                    return TypeArgument(registration);
                case InvocationExpressionSyntax { Expression: { } called } when GenericName(called) is { Identifier.ValueText: "AddNpgsql" } registration:
                    return TypeArgument(registration);
                case MethodDeclarationSyntax { Identifier.ValueText: "OnConfiguring", Parent: TypeDeclarationSyntax type }:
                    return type.Identifier.ValueText;
                case StatementSyntax statement when BuilderOf(statement) is { } builder:
                    return TypeArgument(builder);
            }
        }

        return null;
    }

    private static GenericNameSyntax? GenericName(ExpressionSyntax called) =>
        called as GenericNameSyntax ?? (called as MemberAccessExpressionSyntax)?.Name as GenericNameSyntax;

    private static GenericNameSyntax? BuilderOf(StatementSyntax statement) =>
        statement is BlockSyntax ? null : statement.DescendantNodes().OfType<GenericNameSyntax>().FirstOrDefault(name => name.Identifier.ValueText == "DbContextOptionsBuilder");

    /// <summary>The last type argument: AddDbContext&lt;IContext, Context&gt; names the class second.</summary>
    private static string? TypeArgument(GenericNameSyntax name) => name.TypeArgumentList.Arguments.LastOrDefault() switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };
}
