namespace CheckThenInsertAnalyzer.Postgres;

/// <summary><c>(SELECT …)</c> as a value, or <c>EXISTS (SELECT …)</c>.</summary>
/// <param name="IsExists">Whether EXISTS stands before it.</param>
/// <param name="Query">The query inside.</param>
internal sealed record SubqueryExpression(bool IsExists, SelectStatement Query, SqlRange Range) : SqlExpression(Range);
