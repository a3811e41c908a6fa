namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What INCLUDING adds to LIKE, as far as it matters here.</summary>
[Flags]
internal enum LikeParts
{
    None = 0,
    Constraints = 1,
    Defaults = 2,
    Generated = 4,
    Identity = 8,
    Indexes = 16,
    All = Constraints | Defaults | Generated | Identity | Indexes,
}
