using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What a call of a method does to the database, as far as callers ask. It keeps no syntax and no operations.</summary>
/// <param name="Reads">What its result tells of rows.</param>
/// <param name="Inserts">What it inserts, with no check of its own that another finding tells of.</param>
/// <param name="Locks">The statements that take a lock.</param>
/// <param name="Flush">Its save of what a context has tracked; null when it makes none.</param>
internal sealed record MethodSummary(
    ImmutableArray<SummarisedRead> Reads,
    ImmutableArray<SummarisedInsert> Inserts,
    ImmutableArray<SummarisedStatement> Locks,
    SummarisedFlush? Flush)
{
    /// <summary>The commands and texts that it runs and is given by its callers.</summary>
    public ImmutableArray<SummarisedExecution> Executions { get; init; } = ImmutableArray<SummarisedExecution>.Empty;

    /// <summary>The violations that it takes without a word to its callers.</summary>
    public ImmutableArray<SummarisedSwallow> Swallows { get; init; } = ImmutableArray<SummarisedSwallow>.Empty;

    /// <summary>Nothing that is known.</summary>
    public static MethodSummary Empty { get; } = new(
        ImmutableArray<SummarisedRead>.Empty,
        ImmutableArray<SummarisedInsert>.Empty,
        ImmutableArray<SummarisedStatement>.Empty,
        Flush: null);

    /// <summary>Whether nothing is known.</summary>
    public bool IsEmpty => Reads.IsEmpty && Inserts.IsEmpty && Locks.IsEmpty && Executions.IsEmpty && Swallows.IsEmpty && Flush is null;

    /// <summary>What one of two methods does that may answer the same call: what both do, or all of the one when the other does nothing with this database.</summary>
    public MethodSummary MergedWith(MethodSummary other)
    {
        if (IsEmpty)
            return other;
        if (other.IsEmpty)
            return this;
        return this with
        {
            Reads = Reads.Where(read => other.Reads.Any(same => same.Answer == read.Answer && same.Rows.CanBeSameAs(read.Rows))).ToImmutableArray(),
            Inserts = Inserts.Where(insert => other.Inserts.Any(same => same.Rows.CanBeSameAs(insert.Rows) && same.IsSettled == insert.IsSettled)).ToImmutableArray(),
            Locks = other.Locks.IsEmpty ? other.Locks : Locks,
            Executions = Executions.Where(execution => other.Executions.Any(same => same.Source == execution.Source && same.Answer == execution.Answer && same.IsHandled == execution.IsHandled)).ToImmutableArray(),
            Swallows = Swallows.Where(swallow => other.Swallows.Any(swallow.IsLike)).ToImmutableArray(),
            Flush = other.Flush is { } flush ? Flush is { } own ? own with { IsHandled = own.IsHandled && flush.IsHandled } : null : null,
        };
    }
}
