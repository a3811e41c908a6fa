namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What a test says of the exception that passes it. Of two that both hold the greater says more.</summary>
internal enum ViolationEvidence
{
    /// <summary>It is certainly no unique violation.</summary>
    Other,

    /// <summary>Nothing: it may be anything.</summary>
    Open,

    /// <summary>Whatever a method says of it that cannot be read.</summary>
    Unread,

    /// <summary>It comes from the database.</summary>
    Database,

    /// <summary>It is a unique violation.</summary>
    Violation,
}
