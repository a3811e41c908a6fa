namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A table in FROM, INSERT INTO, UPDATE or DELETE FROM.</summary>
/// <param name="Name">The table.</param>
/// <param name="Alias">Null when there is none.</param>
internal sealed record FromTable(QualifiedName Name, SqlName? Alias);
