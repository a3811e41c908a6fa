using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>One query of WITH.</summary>
/// <param name="Name">What the rest of the statement calls it.</param>
/// <param name="Columns">The column names behind its name; empty when there are none.</param>
/// <param name="Body">A SELECT, or an INSERT, UPDATE, DELETE or MERGE.</param>
/// <param name="Range">From the name to the closing parenthesis, or to the end of SEARCH and CYCLE.</param>
internal sealed record CommonTable(SqlName Name, ImmutableArray<SqlName> Columns, SqlStatement Body, SqlRange Range)
{
    /// <summary>Whether RECURSIVE stands behind WITH, so that the query may read itself.</summary>
    public bool IsRecursive { get; init; }
}
