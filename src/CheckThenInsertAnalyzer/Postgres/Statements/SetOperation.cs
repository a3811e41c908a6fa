namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>What UNION, INTERSECT or EXCEPT adds to a query.</summary>
/// <param name="Operator">UNION, INTERSECT or EXCEPT.</param>
/// <param name="IsAll">Whether ALL stands behind it.</param>
/// <param name="Right">The query on its right.</param>
internal sealed record SetOperation(string Operator, bool IsAll, SelectStatement Right);
