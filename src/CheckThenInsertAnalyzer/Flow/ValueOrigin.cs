using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Where a value comes from, in a form in which two values can be compared.</summary>
internal abstract record ValueOrigin;

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

/// <summary>A constant.</summary>
/// <param name="Text">Its value in invariant form; null for null.</param>
internal sealed record ConstantOrigin(string? Text) : ValueOrigin;

/// <summary>A value of unknown origin: it may equal any other.</summary>
internal sealed record UnknownOrigin : ValueOrigin
{
    /// <summary>The only one.</summary>
    public static UnknownOrigin Instance { get; } = new();
}

/// <summary>Certainly no value: the insert leaves the column to its default.</summary>
internal sealed record UnwrittenOrigin : ValueOrigin
{
    /// <summary>The only one.</summary>
    public static UnwrittenOrigin Instance { get; } = new();
}
