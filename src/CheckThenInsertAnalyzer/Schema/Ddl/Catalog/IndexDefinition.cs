using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What an index is made of, whether CREATE INDEX or a constraint makes it.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Elements">The key columns and expressions in order.</param>
internal sealed record IndexDefinition(IndexKind Kind, ImmutableArray<IndexElement> Elements)
{
    /// <summary>The most elements, INCLUDE columns among them, that an index of the server can have.</summary>
    public const int MostElements = 32;

    /// <summary>The columns of INCLUDE.</summary>
    public ImmutableArray<string> Included { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The WHERE as written; null for none.</summary>
    public string? Predicate { get; init; }

    /// <summary>The access method in lower case.</summary>
    public string Method { get; init; } = "btree";

    public bool NullsNotDistinct { get; init; }

    public bool IsDeferrable { get; init; }

    public bool IsInitiallyDeferred { get; init; }

    public bool IsConstraint => Kind is IndexKind.PrimaryKey or IndexKind.UniqueConstraint or IndexKind.Exclusion;

    public bool IsUnique => Kind is IndexKind.PrimaryKey or IndexKind.UniqueConstraint or IndexKind.UniqueIndex;

    /// <summary>The label at the end of a default name.</summary>
    public string Label => Kind switch
    {
        IndexKind.PrimaryKey => "pkey",
        IndexKind.UniqueConstraint => "key",
        IndexKind.Exclusion => "excl",
        _ => "idx",
    };

    public IndexDefinition Renamed(string oldName, string newName) => this with
    {
        Elements = Elements.Select(element => element.Renamed(oldName, newName)).ToImmutableArray(),
        Included = Included.Select(column => column == oldName ? newName : column).ToImmutableArray(),
        Predicate = Predicate is null ? null : ExpressionText.Rename(Predicate, oldName, newName),
    };

    public IndexDefinition Unqualified(string table) => this with
    {
        Elements = Elements.Select(element => element.Unqualified(table)).ToImmutableArray(),
        Predicate = Predicate is null ? null : ExpressionText.Unqualified(Predicate, table),
    };

    public bool Mentions(string column) =>
        Included.Contains(column)
        || Elements.Any(element => element.Mentions(column))
        || (Predicate is not null && ExpressionText.Mentions(Predicate, column));

    /// <summary>Whether an index of a partition with this definition can serve for one of its parent (CompareIndexInfo).</summary>
    public bool CanServeFor(IndexDefinition parent) =>
        IsUnique == parent.IsUnique
        && (Kind == IndexKind.Exclusion) == (parent.Kind == IndexKind.Exclusion)
        && (IsConstraint || !parent.IsConstraint)
        && Method == parent.Method
        && NullsNotDistinct == parent.NullsNotDistinct
        && IsMadeLike(parent);

    /// <summary>Whether a constraint of the same CREATE TABLE says the same, so that the server makes one index for both.</summary>
    public bool IsRedundantTo(IndexDefinition other) =>
        Method == other.Method
        && NullsNotDistinct == other.NullsNotDistinct
        && IsDeferrable == other.IsDeferrable
        && IsInitiallyDeferred == other.IsInitiallyDeferred
        && IsMadeLike(other);

    private bool IsMadeLike(IndexDefinition other) =>
        Elements.Length == other.Elements.Length
        && Elements.Zip(other.Elements, (mine, theirs) => mine.IsLike(theirs)).All(isLike => isLike)
        && Included.SequenceEqual(other.Included)
        && ExpressionText.AreAlike(Predicate, other.Predicate);
}
