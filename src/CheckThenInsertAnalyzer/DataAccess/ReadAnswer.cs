namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>How the result of a read tells whether a row exists.</summary>
internal enum ReadAnswer
{
    /// <summary>True when a row exists.</summary>
    Exists,

    /// <summary>True when no row exists.</summary>
    NotExists,

    /// <summary>A number of rows: 0 when none exists.</summary>
    Count,

    /// <summary>A row or a value of it: null or the type's default when none exists.</summary>
    Row,

    /// <summary>A list of rows: empty when none exists.</summary>
    Rows,

    /// <summary>A data reader: HasRows and the first Read tell.</summary>
    Reader,

    /// <summary>A called method that returns only when no row exists and throws otherwise.</summary>
    ThrowsWhenPresent,
}
