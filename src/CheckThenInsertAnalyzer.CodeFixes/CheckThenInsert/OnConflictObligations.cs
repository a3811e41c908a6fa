using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>When the insert of a race may get <c>ON CONFLICT (key)</c> (FACTS J and L). Each obligation stands for itself.</summary>
internal static class OnConflictObligations
{
    /// <summary>Whether all of them hold for an insert whose affected rows tell what happened; a RETURNING would give no row on conflict (C2, I3).</summary>
    public static bool Hold(Race race, SqlInsertCall insert, BodyUnderAnalysis body) =>
        HoldForOneRow(race, insert, body) && insert is { Answer: null, Statement.Returning: null };

    /// <summary>Whether those hold that do not ask what is made of the result: the key decides, over this one row.</summary>
    public static bool HoldForOneRow(Race race, SqlInsertCall insert, BodyUnderAnalysis body) =>
        race.Arbiter is { } arbiter
        && race.Reads.Length == 1
        && ArbiterObligations.Hold(arbiter, race.Compared, insert, body)
        && insert is { Chain.IsEmpty: true, IsOnlyStatement: true, InsertsManyRows: false, Statement: { IsReliable: true, OnConflict: null } };
}
