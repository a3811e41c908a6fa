namespace CheckThenInsertAnalyzer.Schema;

/// <summary>An index while the model is put together.</summary>
/// <param name="properties">Its key properties.</param>
/// <param name="modelName">The name that identifies it in the model and, unless HasDatabaseName gives another, in the database; null for none.</param>
/// <param name="source">Where it was first named.</param>
internal sealed class IndexDraft(PropertyList properties, string? modelName, SchemaSource source)
{
    public PropertyList Properties { get; } = properties;

    public string? ModelName { get; } = modelName;

    public SchemaSource Source { get; } = source;

    public string? DatabaseName { get; set; } = modelName;

    public bool IsUnique { get; set; }

    public string? Filter { get; set; }

    /// <summary>Whether it has a filter whose text is not constant: it is open which rows the index covers, so it is no key to rely on.</summary>
    public bool IsFilterUnknown { get; set; }

    public bool NullsNotDistinct { get; set; }
}
