using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>An UPDATE.</summary>
/// <param name="Table">The table whose rows change.</param>
/// <param name="Where">Null when there is none or it could not be read.</param>
internal sealed record UpdateStatement(FromTable Table, SqlExpression? Where, SqlRange Range) : SqlStatement(Range)
{
    /// <summary>The queries of WITH before it; empty when there are none.</summary>
    public ImmutableArray<CommonTable> CommonTables { get; init; } = ImmutableArray<CommonTable>.Empty;

    /// <summary>What it sets, in order.</summary>
    public ImmutableArray<Assignment> Assignments { get; init; } = ImmutableArray<Assignment>.Empty;

    /// <summary>The items of FROM; empty when there is none.</summary>
    public ImmutableArray<FromItem> Sources { get; init; } = ImmutableArray<FromItem>.Empty;

    /// <summary>Null when there is no RETURNING.</summary>
    public ReturningClause? Returning { get; init; }
}
