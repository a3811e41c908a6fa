namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The table, the target or the predicate is not known well enough to say what the server does.</summary>
internal sealed record UndecidedTarget : ArbiterVerdict
{
    /// <summary>The one value.</summary>
    public static UndecidedTarget Instance { get; } = new();
}
