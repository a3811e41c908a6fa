namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>What a WHEN of MERGE does.</summary>
internal enum MergeAction
{
    /// <summary>DO NOTHING.</summary>
    Nothing,

    /// <summary>INSERT.</summary>
    Insert,

    /// <summary>UPDATE SET.</summary>
    Update,

    /// <summary>DELETE.</summary>
    Delete,
}
