namespace CheckThenInsertAnalyzer.Schema;

/// <summary>An index while the model is put together.</summary>
/// <param name="properties">Its key properties.</param>
/// <param name="modelName">The name that identifies it in the model and, unless HasDatabaseName or a naming convention gives another, in the database; null for none.</param>
/// <param name="source">Where it was first named.</param>
/// <param name="addedAt">When it was added (<see cref="ModelDraft.Next"/>).</param>
internal sealed class IndexDraft(PropertyList properties, string? modelName, SchemaSource source, int addedAt)
{
    public PropertyList Properties { get; } = properties;

    public string? ModelName { get; } = modelName;

    public SchemaSource Source { get; } = source;

    public int AddedAt { get; set; } = addedAt;

    /// <summary>The name that HasDatabaseName gives; null for none.</summary>
    public string? DatabaseName { get; set; }

    /// <summary>Whether a name is given that cannot be read.</summary>
    public bool IsNameUnknown { get; set; }

    /// <summary>Null when nothing is said, which leaves it to the relationship whose foreign key it is.</summary>
    public bool? IsUnique { get; set; }

    public string? Filter { get; set; }

    /// <summary>Whether it has a filter whose text is not constant: it is open which rows the index covers, so it is no key to rely on.</summary>
    public bool IsFilterUnknown { get; set; }

    public bool NullsNotDistinct { get; set; }

    /// <summary>The operator classes and collations that it names, by the position of the property; empty when it names none.</summary>
    public IReadOnlyList<string?> OperatorClasses { get; set; } = [];

    public IReadOnlyList<string?> Collations { get; set; } = [];

    /// <summary>Whether it is a full-text index over an expression (IsTsVectorExpressionIndex), or has another method than btree.</summary>
    public bool IsOtherMethod { get; set; }
}
