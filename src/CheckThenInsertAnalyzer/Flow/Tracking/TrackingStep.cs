namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What an operation does to a failed entity.</summary>
internal enum TrackingStep
{
    /// <summary>Another entity is readied in the same context.</summary>
    Add,

    /// <summary>The context is flushed.</summary>
    Flush,

    /// <summary>The entity is let go or changed, or the context is another one from here on.</summary>
    Release,
}
