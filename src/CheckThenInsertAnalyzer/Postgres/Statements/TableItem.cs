namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A table, view or common table.</summary>
/// <param name="Table">Its name and alias.</param>
internal sealed record TableItem(FromTable Table, SqlRange Range) : FromItem(Range);
