using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>When an insert may get <c>ON CONFLICT (key) DO NOTHING</c> (FACTS J and L). Each obligation stands for itself.</summary>
internal static class OnConflictObligations
{
    /// <summary>Whether all of them hold.</summary>
    public static bool Hold(Race race, SqlInsertCall insert, BodyUnderAnalysis body) =>
        race.Arbiter is { } arbiter
        && CanArbitrate(arbiter)
        && race.Reads.Length == 1
        && ChecksExactlyTheKey(race, insert, body)
        && ComparesAsTheIndexDoes(arbiter, insert, body)
        && InsertsOneRowAlone(insert)
        && !ReadsTheSequence(body);

    /// <summary>A deferrable key raises 55000 (B9); a partial one needs its predicate, which a plain check does not tell (B6).</summary>
    private static bool CanArbitrate(UniqueKey arbiter) => arbiter is { IsDeferrable: false, Predicate: null };

    /// <summary>The check is nothing but equalities on the key, and each compared value is what the insert writes (J5).</summary>
    private static bool ChecksExactlyTheKey(Race race, SqlInsertCall insert, BodyUnderAnalysis body) =>
        race.Check.Predicate.IsConjunction
        && race.Check.Predicate.Comparisons.All(comparison => comparison.IsPlain && body.Keys.Agrees(comparison, insert));

    /// <summary>
    /// Types that fold case, pad or round make the check and the index disagree without any race (D1); with NULLS NOT DISTINCT the index
    /// knows a NULL that <c>=</c> never finds (B11).
    /// </summary>
    private static bool ComparesAsTheIndexDoes(UniqueKey arbiter, SqlInsertCall insert, BodyUnderAnalysis body)
    {
        if (arbiter.NullsNotDistinct || body.Project.Keys.Table((TableRows)insert.Rows, body.Cancellation) is not { } table)
            return false;
        return arbiter.Parts.All(part => part.Column is { } name && table.Column(name) is { TypeName: var type } && IsOrdinary(type));
    }

    private static bool IsOrdinary(string type) =>
        type is "text" or "uuid" or "integer" or "int" or "int4" or "bigint" or "int8" or "smallint" or "int2" or "date" or "boolean" or "bool" or "varchar" or "character varying"
        || type.StartsWith("varchar", StringComparison.Ordinal)
        || type.StartsWith("character varying", StringComparison.Ordinal);

    /// <summary>The number of affected rows must be this one row's; a RETURNING would give no row on conflict (C2, I3).</summary>
    private static bool InsertsOneRowAlone(SqlInsertCall insert) =>
        insert is { IsOnlyStatement: true, InsertsManyRows: false, Answer: null, Statement: { IsReliable: true, OnConflict: null, Returning: null } };

    /// <summary>After a skipped insert lastval and currval give a number that is no row's (C3).</summary>
    private static bool ReadsTheSequence(BodyUnderAnalysis body) => body.Calls.Any(call =>
        call.Sql is { Text: var text }
        && (text.IndexOf("lastval", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("currval", StringComparison.OrdinalIgnoreCase) >= 0));
}
