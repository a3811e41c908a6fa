namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Properties that refer to another entity's key.</summary>
/// <param name="Properties">The dependent's properties.</param>
/// <param name="IsUnique">Whether it belongs to a one-to-one relationship, for which EF makes a unique index.</param>
/// <param name="Source">Where it was read.</param>
internal sealed record ForeignKeyDraft(PropertyList Properties, bool IsUnique, SchemaSource Source);
