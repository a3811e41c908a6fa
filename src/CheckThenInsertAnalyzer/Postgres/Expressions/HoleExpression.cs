namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A place that C# fills with a value which is not known from the source (<see cref="SqlText.Hole"/>).</summary>
/// <param name="Index">Counts the holes of the text from 0, left to right.</param>
internal sealed record HoleExpression(int Index, SqlRange Range) : SqlExpression(Range);
