namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>What a variable or FOUND stands for.</summary>
/// <param name="Value">The query or expression that gave it its value.</param>
/// <param name="Moment">When that ran: how many assignments the body had made by then.</param>
internal sealed record HeldValue(SqlExpression Value, int Moment);
