namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What may be known of a value.</summary>
internal enum KnownValueKind
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>That it is not null.</summary>
    NotNull,

    /// <summary>That it is this constant; null also stands for DBNull and a struct's default.</summary>
    Constant,

    /// <summary>That it is a row that was found, or a value of it: neither null nor its type's default.</summary>
    Found,

    /// <summary>That it is what stands for a row that was not found: null or its type's default.</summary>
    Missing,

    /// <summary>That it is a member of a row that was found.</summary>
    RowMember,

    /// <summary>That it is a list or number of rows, with a row in it.</summary>
    SomeRows,

    /// <summary>That it is a list of rows without any.</summary>
    NoRows,

    /// <summary>That it is a data reader before its first row.</summary>
    ReaderOfSome,

    /// <summary>That it is a data reader that gives no row.</summary>
    ReaderOfNone,

    /// <summary>What its parts are: a tuple or an anonymous object.</summary>
    Parts,
}
