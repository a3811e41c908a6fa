namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The sorts of value that the result of a check passes through on its way to a branch.</summary>
internal enum ResultForm
{
    /// <summary>A bool, true when the row is there.</summary>
    TruePresent,

    /// <summary>A bool, true when the row is not there.</summary>
    TrueAbsent,

    /// <summary>A number of rows.</summary>
    Number,

    /// <summary>A row or a value of it; null or the type's default without one.</summary>
    Row,

    /// <summary>A list of rows.</summary>
    Rows,

    /// <summary>A data reader before its first row.</summary>
    Reader,
}
