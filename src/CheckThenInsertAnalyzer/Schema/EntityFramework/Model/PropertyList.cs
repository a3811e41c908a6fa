using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Property names in order, equal when the names are: what EF tells two keys or two unnamed indexes of an entity apart by.</summary>
internal readonly struct PropertyList(ImmutableArray<string> names) : IEquatable<PropertyList>, IComparable<PropertyList>
{
    /// <summary>The names, in the order in which they were given.</summary>
    public ImmutableArray<string> Names { get; } = names;

    /// <inheritdoc/>
    public bool Equals(PropertyList other) => Names.SequenceEqual(other.Names, StringComparer.Ordinal);

    /// <summary>The order in which EF Core goes through keys and indexes: shorter ones first, then by the names.</summary>
    public int CompareTo(PropertyList other)
    {
        var order = Names.Length.CompareTo(other.Names.Length);
        for (var index = 0; order == 0 && index < Names.Length; index++)
            order = string.CompareOrdinal(Names[index], other.Names[index]);

        return order;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PropertyList other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Names.Length == 0 ? 0 : Names.Length * 31 + StringComparer.Ordinal.GetHashCode(Names[0]);
}
