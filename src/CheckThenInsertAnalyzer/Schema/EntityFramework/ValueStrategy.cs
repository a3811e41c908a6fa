namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What the model says explicitly about where a property's value comes from.</summary>
internal enum ValueStrategy
{
    /// <summary>From the application, or from something that is not a sequence.</summary>
    Never,

    /// <summary>Generated on insert, without saying by what: an identity column for an integer, the client for a Guid.</summary>
    OnAdd,

    /// <summary>A sequence: identity by default, serial, HiLo or a named sequence.</summary>
    Sequence,

    /// <summary>GENERATED ALWAYS AS IDENTITY.</summary>
    IdentityAlways,
}
