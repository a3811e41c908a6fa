using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>LIKE in CREATE TABLE.</summary>
/// <param name="Source">What is copied.</param>
/// <param name="Parts">What is copied of it beside columns and NOT NULL.</param>
/// <param name="Line">Where it stands, counted from 1.</param>
internal sealed record LikeDefinition(QualifiedName Source, LikeParts Parts, int Line) : TableElement(Line);
