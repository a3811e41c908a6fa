namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Certainly no value: the insert leaves the column to its default.</summary>
internal sealed record UnwrittenOrigin : ValueOrigin
{
    /// <summary>The only one.</summary>
    public static UnwrittenOrigin Instance { get; } = new();
}
