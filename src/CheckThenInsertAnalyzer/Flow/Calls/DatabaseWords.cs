namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What the text of a method says that it may do with the database itself.</summary>
[Flags]
internal enum DatabaseWords
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Has a call that may read rows.</summary>
    Reads = 1,

    /// <summary>Has a call that may insert, lock or save.</summary>
    Writes = 2,
}
