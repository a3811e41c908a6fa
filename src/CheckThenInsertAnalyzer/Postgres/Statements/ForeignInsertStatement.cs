namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>An insert in the language of another database that does something on a conflict; PostgreSQL refuses it with 42601.</summary>
/// <param name="Kind">Which idiom it is.</param>
/// <param name="Table">Null when the table's name is not known, or not one of PostgreSQL's spellings.</param>
internal sealed record ForeignInsertStatement(ForeignInsertKind Kind, QualifiedName? Table, SqlRange Range) : SqlStatement(Range);
