using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A SQL statement in a body; PERFORM is the SELECT that it runs.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Into">The variables of INTO; empty when there are none.</param>
internal sealed record SqlStep(SqlStatement Statement, ImmutableArray<SqlName> Into, SqlRange Range) : ProcedureStep(Range)
{
    /// <summary>Whether the function gives back its rows (RETURN QUERY).</summary>
    public bool IsReturned { get; init; }
}
