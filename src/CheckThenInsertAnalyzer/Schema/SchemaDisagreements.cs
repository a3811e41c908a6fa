using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Finds the disagreement that touches a fact.</summary>
internal static class SchemaDisagreements
{
    /// <summary>The disagreement about the key, its existence or its name; null when there is none.</summary>
    public static SchemaDisagreement? About(this ImmutableArray<SchemaDisagreement> disagreements, UniqueKey key) =>
        disagreements.FirstOrDefault(disagreement => disagreement.Kind != SchemaDisagreementKind.Generation && disagreement.Subject == key.Describe());

    /// <summary>The disagreement about a unique key of exactly these columns; null when there is none.</summary>
    public static SchemaDisagreement? AboutKeyOn(this ImmutableArray<SchemaDisagreement> disagreements, ICollection<string> columns) =>
        disagreements.FirstOrDefault(disagreement => disagreement.Kind != SchemaDisagreementKind.Generation && columns.Count > 0 && new HashSet<string>(disagreement.Subject.Split([", "], StringSplitOptions.None)).SetEquals(columns));

    /// <summary>The disagreement about who gives the column its value; null when there is none.</summary>
    public static SchemaDisagreement? AboutGenerationOf(this ImmutableArray<SchemaDisagreement> disagreements, string column) =>
        disagreements.FirstOrDefault(disagreement => disagreement.Kind == SchemaDisagreementKind.Generation && disagreement.Subject == column);
}
