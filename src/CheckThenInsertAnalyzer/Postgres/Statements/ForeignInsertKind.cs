namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>How other databases say what happens when a row exists.</summary>
internal enum ForeignInsertKind
{
    /// <summary>MySQL's INSERT IGNORE: the row is left as it is.</summary>
    InsertIgnore,

    /// <summary>SQLite's INSERT OR IGNORE: the row is left as it is.</summary>
    InsertOrIgnore,

    /// <summary>SQLite's INSERT OR REPLACE: the row is deleted and inserted anew.</summary>
    InsertOrReplace,

    /// <summary>MySQL's and SQLite's REPLACE: the row is deleted and inserted anew.</summary>
    Replace,

    /// <summary>MySQL's INSERT … ON DUPLICATE KEY UPDATE: the row is updated.</summary>
    OnDuplicateKeyUpdate,
}
