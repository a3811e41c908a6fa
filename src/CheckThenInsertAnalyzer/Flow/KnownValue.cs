using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What is known of a value at one place of a function, while a hypothesis holds.</summary>
internal sealed record KnownValue
{
    private KnownValue(KnownValueKind kind) => Kind = kind;

    /// <summary>What sort of knowledge it is.</summary>
    public KnownValueKind Kind { get; }

    /// <summary>The constant; null for every other kind, and for null itself.</summary>
    public object? Constant { get; private init; }

    /// <summary>The parts of a tuple (Item1 …) or anonymous object by their names; empty for every other kind.</summary>
    public ImmutableDictionary<string, KnownValue> Parts { get; private init; } = ImmutableDictionary<string, KnownValue>.Empty;

    /// <summary>Nothing is known.</summary>
    public static KnownValue Unknown { get; } = new(KnownValueKind.Unknown);

    /// <summary>It is not null.</summary>
    public static KnownValue NotNull { get; } = new(KnownValueKind.NotNull);

    /// <summary>It is null, DBNull or a struct's default.</summary>
    public static KnownValue Null { get; } = new(KnownValueKind.Constant);

    /// <summary>A row that was found, or a value of it.</summary>
    public static KnownValue Found { get; } = new(KnownValueKind.Found);

    /// <summary>What stands for a row that was not found.</summary>
    public static KnownValue Missing { get; } = new(KnownValueKind.Missing);

    /// <summary>A member of a row that was found.</summary>
    public static KnownValue RowMember { get; } = new(KnownValueKind.RowMember);

    /// <summary>A constant.</summary>
    public static KnownValue Of(object? constant) => new(KnownValueKind.Constant) { Constant = constant is int or short or byte or uint ? Convert.ToInt64(constant) : constant };

    /// <summary>A truth value; null is one that is not known.</summary>
    public static KnownValue OfTruth(bool? truth) => truth is { } known ? Of(known) : Unknown;

    /// <summary>A value of which nothing but the kind is known.</summary>
    public static KnownValue Of(KnownValueKind kind) => new(kind);

    /// <summary>A tuple or anonymous object.</summary>
    public static KnownValue Of(ImmutableDictionary<string, KnownValue> parts) => new(KnownValueKind.Parts) { Parts = parts };

    /// <summary>The truth value that a branch on it sees; null when it is not known.</summary>
    public bool? Truth => Kind switch
    {
        KnownValueKind.Constant when Constant is bool truth => truth,
        KnownValueKind.Missing => false,
        _ => null,
    };

    /// <summary>Whether it is null; null when that is not known.</summary>
    public bool? IsNull => Kind switch
    {
        KnownValueKind.Unknown or KnownValueKind.RowMember => null,
        KnownValueKind.Missing => true,
        KnownValueKind.Constant => Constant is null,
        _ => false,
    };

    /// <summary>What is known where both may be the value.</summary>
    public KnownValue Or(KnownValue other)
    {
        if (Equals(other))
            return this;
        if (IsNothing && other.IsNothing)
            return Missing;
        return IsNull == false && other.IsNull == false ? NotNull : Unknown;
    }

    /// <summary>Whether it is what stands for no row: null, 0, false.</summary>
    private bool IsNothing => Kind == KnownValueKind.Missing || (Kind == KnownValueKind.Constant && Constant is null or false or 0L);

    /// <inheritdoc/>
    public bool Equals(KnownValue? other) =>
        other is not null
        && Kind == other.Kind
        && Equals(Constant, other.Constant)
        && Parts.Count == other.Parts.Count
        && Parts.All(part => other.Parts.TryGetValue(part.Key, out var value) && part.Value.Equals(value));

    /// <inheritdoc/>
    public override int GetHashCode() => ((int)Kind * 397) ^ (Constant?.GetHashCode() ?? Parts.Count);
}
