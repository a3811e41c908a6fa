using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A check and its insert in one SQL statement, which is no more atomic against another session than two statements are (FACTS A5 to A7).</summary>
/// <param name="Sender">The call that sends the statement.</param>
/// <param name="Insert">The insert.</param>
/// <param name="Check">The check.</param>
/// <param name="IsConstant">Whether only constants are compared, as in code that puts in what every installation has; a DO block has nothing else.</param>
/// <param name="Arbiter">The unique key that is exactly what the check compares; null when none is known.</param>
internal sealed record StatementRace(DatabaseCall Sender, InsertCall Insert, AbsenceCheck Check, bool IsConstant, UniqueKey? Arbiter);
