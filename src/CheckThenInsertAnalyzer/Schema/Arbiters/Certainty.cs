namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The answer to a question about a text that may not be understood. The order matters: the lesser of two answers is that to both questions together.</summary>
internal enum Certainty
{
    /// <summary>It is certainly not so.</summary>
    No,

    /// <summary>What is known does not tell.</summary>
    Unknown,

    /// <summary>It is certainly so.</summary>
    Yes,
}
