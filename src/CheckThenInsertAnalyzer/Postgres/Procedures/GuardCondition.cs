namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>One term that held when a branch was taken.</summary>
/// <param name="Term">The term, with the query in the place of the variable or FOUND that tells of it.</param>
/// <param name="Moment">When its query ran: how many assignments the body had made by then.</param>
internal readonly record struct GuardCondition(SqlExpression Term, int Moment);
