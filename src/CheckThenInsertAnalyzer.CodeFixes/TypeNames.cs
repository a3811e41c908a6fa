using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>Writes types at a place of a file by their simple names, and remembers which using directives the file then needs.</summary>
internal sealed class TypeNames(SemanticModel model, int position)
{
    private readonly SortedSet<string> _namespaces = new(StringComparer.Ordinal);

    /// <summary>The name of a type: simple where it binds or a using directive makes it bind, full where it already means something else.</summary>
    public string Of(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace.ToDisplayString();
        var bound = model.LookupSymbols(position, name: type.Name);
        if (bound.Length == 1 && SymbolEqualityComparer.Default.Equals(bound[0], type))
            return type.Name;
        if (!bound.IsEmpty || !UsingDirectives.CanInsert(model.SyntaxTree.GetRoot()))
            return $"global::{space}.{type.Name}";

        _namespaces.Add(space);
        return type.Name;
    }

    /// <summary>The name of the constant of a unique violation's SQLSTATE; the SQLSTATE itself where Npgsql does not name it.</summary>
    public string OfUniqueViolation(LibrarySymbols libraries) =>
        libraries.Npgsql?.PostgresErrorCodes is { } codes && codes.GetMembers("UniqueViolation").Any(member => member is IFieldSymbol { IsConst: true })
            ? Of(codes) + ".UniqueViolation"
            : $"\"{Flow.CatchReader.UniqueViolation}\"";

    /// <summary>The type of a local that is declared with <c>var</c>.</summary>
    public string OfLocal(VariableDeclaratorSyntax variable) => ((ILocalSymbol)model.GetDeclaredSymbol(variable)!).Type.ToMinimalDisplayString(model, position);

    /// <summary>Adds the using directives that the written names need.</summary>
    public SyntaxNode Import(SyntaxNode root) =>
        root is CompilationUnitSyntax unit ? _namespaces.Aggregate(unit, UsingDirectives.Insert) : root;
}
