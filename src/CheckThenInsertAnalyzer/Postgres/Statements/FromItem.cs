namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>One item of FROM or USING.</summary>
/// <param name="Range">Where it stands, alias included.</param>
internal abstract record FromItem(SqlRange Range);
