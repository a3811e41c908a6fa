namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What attributes and fluent calls say about one property so far.</summary>
internal sealed class PropertyDraft
{
    public string? ColumnName { get; set; }

    /// <summary>What the model says about its generation; null leaves it to convention.</summary>
    public ValueStrategy? Strategy { get; set; }

    /// <summary>Null leaves it to the type and its annotation.</summary>
    public bool? IsRequired { get; set; }

    /// <summary>A converted key gets no identity column by convention.</summary>
    public bool HasConversion { get; set; }

    public bool IsIgnored { get; set; }
}
