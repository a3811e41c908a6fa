using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A type or a part of one, known from its syntax alone.</summary>
/// <param name="File">The file's tree.</param>
/// <param name="Span">Where its declaration stands.</param>
/// <param name="Name">Its name, without type parameters.</param>
/// <param name="Bases">The names in its base list, without namespaces and type arguments.</param>
/// <param name="Members">The names of the types of its fields, properties and primary constructor's parameters, by the members' names.</param>
internal sealed record DeclaredType(SyntaxTree File, TextSpan Span, string Name, IReadOnlyCollection<string> Bases, IReadOnlyDictionary<string, string> Members)
{
    /// <summary>The names of the only type arguments of its members' types, by the members' names: of what a list or set consists.</summary>
    public IReadOnlyDictionary<string, string> Elements { get; init; } = new Dictionary<string, string>();

    /// <summary>The names of the type arguments in its base list, as the entity of a generic repository.</summary>
    public IReadOnlyCollection<string> BaseArguments { get; init; } = [];

    /// <summary>The names of its methods that give a query, set, context or connection.</summary>
    public IReadOnlyCollection<string> Givers { get; init; } = [];
}
