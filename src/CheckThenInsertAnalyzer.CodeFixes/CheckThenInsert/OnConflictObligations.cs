using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>When the insert of a race may get <c>ON CONFLICT (key) DO NOTHING</c> (FACTS J and L). Each obligation stands for itself.</summary>
internal static class OnConflictObligations
{
    /// <summary>Whether all of them hold.</summary>
    public static bool Hold(Race race, SqlInsertCall insert, BodyUnderAnalysis body) =>
        race.Arbiter is { } arbiter
        && race.Reads.Length == 1
        && ArbiterObligations.Hold(arbiter, race.Compared, insert, body)
        && InsertsOneRowAlone(insert);

    /// <summary>The number of affected rows must be this one row's; a RETURNING would give no row on conflict (C2, I3).</summary>
    private static bool InsertsOneRowAlone(SqlInsertCall insert) =>
        insert is { IsOnlyStatement: true, InsertsManyRows: false, Answer: null, Statement: { IsReliable: true, OnConflict: null, Returning: null } };
}
