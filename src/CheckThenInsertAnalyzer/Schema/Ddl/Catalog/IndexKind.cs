namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What an index is for.</summary>
internal enum IndexKind
{
    /// <summary>Speed alone.</summary>
    Plain,

    /// <summary>CREATE UNIQUE INDEX.</summary>
    UniqueIndex,

    /// <summary>A UNIQUE constraint.</summary>
    UniqueConstraint,

    /// <summary>A PRIMARY KEY.</summary>
    PrimaryKey,

    /// <summary>An EXCLUDE constraint, or a key WITHOUT OVERLAPS, which is one (FACTS B10).</summary>
    Exclusion,
}
