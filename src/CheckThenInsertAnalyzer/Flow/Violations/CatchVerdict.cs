namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Whether a catch clause takes a unique violation.</summary>
internal enum CatchVerdict
{
    /// <summary>Its type or filter can never match one.</summary>
    Never,

    /// <summary>Its filter may match one: a predicate of the user's that is not read.</summary>
    Maybe,

    /// <summary>It takes every unique violation, or those of the constraint that it names.</summary>
    Takes,

    /// <summary>It takes everything, violations among the rest, without telling them apart.</summary>
    TakesAll,
}
