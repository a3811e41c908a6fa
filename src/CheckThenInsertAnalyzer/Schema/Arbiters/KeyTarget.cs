using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The conflict target that names a key.</summary>
/// <param name="Elements">The key's parts.</param>
/// <param name="Predicate">The WHERE of a partial index as it stands there (FACTS B6); null for a full one.</param>
internal sealed record KeyTarget(ImmutableArray<OnConflictElement> Elements, string? Predicate)
{
    /// <summary>The target of a key; null when the key cannot arbitrate: it is deferrable (FACTS B9) or not valid (FACTS B14).</summary>
    public static KeyTarget? For(UniqueKey key) =>
        key is { IsDeferrable: false, IsValid: true } ? Of(key) : null;

    /// <summary>The key as a target would name it, whether or not it can arbitrate.</summary>
    public static KeyTarget Of(UniqueKey key) => new(key.Parts.Select(ElementOf).ToImmutableArray(), key.Predicate);

    /// <summary>As it stands behind ON CONFLICT.</summary>
    public override string ToString() =>
        "(" + string.Join(", ", Elements.Select(TextOf)) + ")" + (Predicate is null ? "" : " WHERE " + Predicate);

    private static OnConflictElement ElementOf(KeyPart part) =>
        part.Column is { } column ? OnConflictElement.Column(column) : OnConflictElement.Expression(part.Expression ?? "");

    private static string TextOf(OnConflictElement element) =>
        element.IsExpression ? OnConflictWriter.Parenthesized(element.Text) : IdentifierQuoting.Quote(element.Text);
}
