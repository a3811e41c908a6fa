using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A local, parameter, field or property, or a member of one.</summary>
/// <param name="Root">The symbol that the path begins with.</param>
/// <param name="Members">The members after it with dots between them; empty for the symbol itself.</param>
internal sealed record PathOrigin(ISymbol Root, string Members) : ValueOrigin
{
    /// <summary>The path of a member of this value.</summary>
    public PathOrigin Member(string name) => this with { Members = Members.Length == 0 ? name : Members + "." + name };

    /// <inheritdoc/>
    public bool Equals(PathOrigin? other) => other is not null && Members == other.Members && SymbolEqualityComparer.Default.Equals(Root, other.Root);

    /// <inheritdoc/>
    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Root) ^ Members.GetHashCode();
}
