namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What sources can disagree about.</summary>
internal enum SchemaDisagreementKind
{
    /// <summary>Whether there is such a unique key.</summary>
    Key,

    /// <summary>What the unique key is called.</summary>
    KeyName,

    /// <summary>Whether a sequence gives a column its value.</summary>
    Generation,
}
