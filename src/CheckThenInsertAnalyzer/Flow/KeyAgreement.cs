namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Whether a check and an insert speak of the same key.</summary>
internal enum KeyAgreement
{
    /// <summary>It cannot be told.</summary>
    Unknown,

    /// <summary>At least one compared column gets the compared value, and none a different one.</summary>
    Agrees,

    /// <summary>A compared column certainly gets another value, or none.</summary>
    Differs,
}
