namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A primary or alternate key while the model is put together.</summary>
/// <param name="properties">Its properties.</param>
/// <param name="source">Where it was first named.</param>
/// <param name="addedAt">When it was added (<see cref="ModelDraft.Next"/>).</param>
internal sealed class KeyDraft(PropertyList properties, SchemaSource source, int addedAt)
{
    public PropertyList Properties { get; } = properties;

    public SchemaSource Source { get; } = source;

    public int AddedAt { get; } = addedAt;

    /// <summary>The constraint's name when HasName gives it; null otherwise.</summary>
    public string? DatabaseName { get; set; }

    /// <summary>Whether a name is given that cannot be read.</summary>
    public bool IsNameUnknown { get; set; }
}
