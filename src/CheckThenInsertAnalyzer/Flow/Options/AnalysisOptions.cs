using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The options that hold for a file.</summary>
internal sealed record AnalysisOptions
{
    /// <summary>The most calls that <c>check_then_insert.max_call_depth</c> may ask for.</summary>
    public const int LargestCallDepth = 5;

    /// <summary>What holds where nothing is set.</summary>
    public static AnalysisOptions Default { get; } = new();

    /// <summary>Which databases to speak about (<c>check_then_insert.provider</c>).</summary>
    public DatabaseChoice Provider { get; init; } = DatabaseChoice.Auto;

    /// <summary>Methods that answer whether a row with this key exists (<c>check_then_insert.existence_methods</c>).</summary>
    public ImmutableArray<NamedMethod> ExistenceMethods { get; init; } = ImmutableArray<NamedMethod>.Empty;

    /// <summary>Methods that insert (<c>check_then_insert.insert_methods</c>).</summary>
    public ImmutableArray<NamedMethod> InsertMethods { get; init; } = ImmutableArray<NamedMethod>.Empty;

    /// <summary>Predicates that know a unique violation, and wrappers that take one (<c>check_then_insert.violation_handlers</c>).</summary>
    public ImmutableArray<NamedMethod> ViolationHandlers { get; init; } = ImmutableArray<NamedMethod>.Empty;

    /// <summary>How many calls are followed from a body to the database (<c>check_then_insert.max_call_depth</c>); 0 reads one method alone.</summary>
    public int MaximumCallDepth { get; init; } = 3;

    /// <summary>The values that were not understood and count as not set.</summary>
    public ImmutableArray<MisreadOption> Misread { get; init; } = ImmutableArray<MisreadOption>.Empty;
}
