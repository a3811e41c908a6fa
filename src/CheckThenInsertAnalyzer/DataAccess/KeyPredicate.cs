using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>What a check demands of a row.</summary>
/// <param name="Comparisons">The equalities that are looked for.</param>
/// <param name="IsConjunction">Whether there is nothing else: false when a further condition narrows or widens the check.</param>
internal sealed record KeyPredicate(ImmutableArray<KeyComparison> Comparisons, bool IsConjunction)
{
    /// <summary>Whether one of several equalities is enough (OR), as in a look for a taken e-mail address or name: then no one key decides.</summary>
    public bool HasAlternatives => Comparisons.Any(comparison => comparison.Alternative is not null);

    /// <summary>Whether a column is compared by order, as in a look for an overlapping booking, or by a pattern: equal keys are then not what is forbidden.</summary>
    public bool HasRangeOrPattern { get; init; }

    /// <summary>The inequalities with a value, as <c>id &lt;&gt; @id</c>: rows that the check leaves out, such as the one that is about to be changed.</summary>
    public ImmutableArray<KeyComparison> Exclusions { get; init; } = ImmutableArray<KeyComparison>.Empty;

    /// <summary>Whether it looks for the rows of one key and asks nothing else of them.</summary>
    public bool IsKeyAlone => IsConjunction && !HasAlternatives && !HasRangeOrPattern && Exclusions.IsEmpty;

    /// <summary>The columns (for an entity: the properties) that are compared.</summary>
    public HashSet<string> ComparedColumns => new(Comparisons.Select(comparison => comparison.Column), StringComparer.Ordinal);

    /// <summary>A check that demands nothing.</summary>
    public static KeyPredicate Everything { get; } = new(ImmutableArray<KeyComparison>.Empty, IsConjunction: true);

    /// <summary>A check of which nothing is known.</summary>
    public static KeyPredicate Unknown { get; } = new(ImmutableArray<KeyComparison>.Empty, IsConjunction: false);

    /// <summary>A parameter that holds a further predicate, as in <c>Any(Expression&lt;Func&lt;T, bool&gt;&gt; predicate)</c>; null when there is none. The caller's argument tells it.</summary>
    public IParameterSymbol? Given { get; init; }

    /// <summary>A method in the query that may ask for more, as <c>users.Active()</c>, so that the comparisons need not be the whole key; null when there is none.</summary>
    public string? Unseen { get; init; }

    /// <summary>A check of which only a parameter's predicate is known.</summary>
    public static KeyPredicate GivenBy(IParameterSymbol parameter) => Unknown with { Given = parameter };

    /// <summary>Both predicates at once.</summary>
    public KeyPredicate And(KeyPredicate other) => new(Comparisons.AddRange(other.Comparisons.Select(Beside)), IsConjunction && other.IsConjunction)
    {
        HasRangeOrPattern = HasRangeOrPattern || other.HasRangeOrPattern,
        Exclusions = Exclusions.AddRange(other.Exclusions),
        Given = Given ?? other.Given,
        Unseen = Unseen ?? other.Unseen,
    };

    /// <summary>A comparison of another predicate, whose alternatives are none of those here.</summary>
    private KeyComparison Beside(KeyComparison other) =>
        other.Alternative is { } number ? other with { Alternative = number + 1 + Comparisons.Select(comparison => comparison.Alternative ?? 0).DefaultIfEmpty().Max() } : other;
}
