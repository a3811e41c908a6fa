namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Where a word may stand as a name without quotes (PostgreSQL documentation, appendix C).</summary>
internal enum SqlKeywordClass
{
    /// <summary>No key word, or one that may name anything.</summary>
    Unreserved,

    /// <summary>May name a column or table, not a function or type.</summary>
    ColumnName,

    /// <summary>May name a function or type, not a column or table.</summary>
    FunctionName,

    /// <summary>May name nothing.</summary>
    Reserved,
}
