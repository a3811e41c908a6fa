namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A value of unknown origin: it may equal any other.</summary>
internal sealed record UnknownOrigin : ValueOrigin
{
    /// <summary>The only one.</summary>
    public static UnknownOrigin Instance { get; } = new();
}
