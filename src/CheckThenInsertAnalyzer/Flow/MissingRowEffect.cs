namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What a program does that counts on a row when none comes back (FACTS C2).</summary>
internal enum MissingRowEffect
{
    /// <summary>Nothing bad: the row may be missing, or nobody looks.</summary>
    None,

    /// <summary>InvalidOperationException: the sequence has no elements, or the reader has no row.</summary>
    Throws,

    /// <summary>NullReferenceException, when null is cast to a value or called.</summary>
    DereferencesNull,

    /// <summary>The program goes on with 0 or an empty Guid as if it were the row's.</summary>
    UsesDefault,

    /// <summary>The caller gets 0 or an empty Guid, and may know what it means.</summary>
    ReturnsDefault,
}
