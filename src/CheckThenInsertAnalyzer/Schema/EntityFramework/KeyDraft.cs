namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A primary or alternate key while the model is put together.</summary>
internal sealed class KeyDraft(PropertyList properties, SchemaSource source)
{
    public PropertyList Properties { get; } = properties;

    public SchemaSource Source { get; } = source;

    /// <summary>The constraint's name when HasName gives it; null otherwise.</summary>
    public string? DatabaseName { get; set; }
}
