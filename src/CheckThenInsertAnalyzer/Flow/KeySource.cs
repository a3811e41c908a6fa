namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Where the values that an insert stores in a unique key come from, and so whether it can meet a row with the same ones.</summary>
internal enum KeySource
{
    /// <summary>From the application or a constant default: another row may have them.</summary>
    Given,

    /// <summary>From a sequence: another row has them only when the sequence has fallen behind (FACTS E1).</summary>
    Drawn,

    /// <summary>A single uuid that the application has from somewhere: another row has it only when somebody stores the row twice.</summary>
    Copied,

    /// <summary>Random, as a UUID made for the row: no other row has them.</summary>
    Fresh,

    /// <summary>A column stays NULL, which equals nothing (FACTS B11).</summary>
    Null,
}
