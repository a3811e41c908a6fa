using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>A value that is reached from a symbol: what the summary of a method says of a value, since it keeps no operations.</summary>
/// <param name="Root">A parameter of the method, or a field or property that every body sees alike.</param>
/// <param name="Members">The members after it with dots between them; empty for the symbol itself.</param>
internal sealed record PathValue(ISymbol Root, string Members) : SuppliedValue
{
    /// <summary>The path of a member of this value.</summary>
    public PathValue Member(string name) => this with { Members = Members.Length == 0 ? name : Members + "." + name };
}
