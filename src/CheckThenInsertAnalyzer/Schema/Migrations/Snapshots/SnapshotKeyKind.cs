namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What makes an entity's properties unique.</summary>
internal enum SnapshotKeyKind
{
    /// <summary>The primary key.</summary>
    Primary,

    /// <summary>An alternate key, which is a unique constraint.</summary>
    Alternate,

    /// <summary>A unique index.</summary>
    Index,
}
