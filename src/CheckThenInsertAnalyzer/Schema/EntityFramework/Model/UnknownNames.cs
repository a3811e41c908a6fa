namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Names that code sets for many entity types at once, in a way that cannot be followed.</summary>
[Flags]
internal enum UnknownNames
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Of tables, and so by default of keys and indexes.</summary>
    Tables = 1,

    /// <summary>Of columns, and so by default of alternate keys and indexes.</summary>
    Columns = 2,

    /// <summary>Of primary and alternate keys.</summary>
    Keys = 4,

    /// <summary>Of indexes.</summary>
    Indexes = 8,

    /// <summary>Of schemas.</summary>
    Schemas = 16,
}
