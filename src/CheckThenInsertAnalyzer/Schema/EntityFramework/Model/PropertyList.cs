using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Property names in order, equal when the names are: what EF tells two keys or two unnamed indexes of an entity apart by.</summary>
internal readonly struct PropertyList(ImmutableArray<string> names) : IEquatable<PropertyList>
{
    /// <summary>The names, in the order in which they were given.</summary>
    public ImmutableArray<string> Names { get; } = names;

    /// <inheritdoc/>
    public bool Equals(PropertyList other) => Names.SequenceEqual(other.Names, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PropertyList other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Names.Length == 0 ? 0 : Names.Length * 31 + StringComparer.Ordinal.GetHashCode(Names[0]);
}
