namespace CheckThenInsertAnalyzer.Schema;

/// <summary>How two constants of one type stand to each other.</summary>
internal enum ConstantOrder
{
    Unknown,
    Less,
    Equal,
    Greater,

    /// <summary>Different, and which is the lesser is not known: the collation decides.</summary>
    Different,
}
