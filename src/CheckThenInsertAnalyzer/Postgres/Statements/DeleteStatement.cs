using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A DELETE.</summary>
/// <param name="Table">The table whose rows go.</param>
/// <param name="Where">Null when there is none or it could not be read.</param>
internal sealed record DeleteStatement(FromTable Table, SqlExpression? Where, SqlRange Range) : SqlStatement(Range)
{
    /// <summary>The queries of WITH before it; empty when there are none.</summary>
    public ImmutableArray<CommonTable> CommonTables { get; init; } = ImmutableArray<CommonTable>.Empty;

    /// <summary>The items of USING; empty when there is none.</summary>
    public ImmutableArray<FromItem> Sources { get; init; } = ImmutableArray<FromItem>.Empty;

    /// <summary>Null when there is no RETURNING.</summary>
    public ReturningClause? Returning { get; init; }
}
