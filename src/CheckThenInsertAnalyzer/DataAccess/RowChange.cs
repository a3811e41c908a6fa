namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>What a call that tells whether rows exist does to those that do.</summary>
internal enum RowChange
{
    /// <summary>Nothing: it reads.</summary>
    None,

    /// <summary>It updates them.</summary>
    Update,

    /// <summary>It deletes them.</summary>
    Delete,
}
