using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>When a unique key may take over what a check decides, so that one caller sees no difference (FACTS J).</summary>
internal static class ArbiterObligations
{
    /// <summary>Whether all of them hold.</summary>
    /// <param name="arbiter">The key.</param>
    /// <param name="check">Which rows the check looks for.</param>
    /// <param name="insert">The insert that it guards.</param>
    /// <param name="body">The body that both stand in.</param>
    public static bool Hold(UniqueKey arbiter, KeyPredicate check, SqlInsertCall insert, BodyUnderAnalysis body) =>
        CanArbitrate(arbiter)
        && ChecksExactlyTheKey(check, insert, body)
        && ComparesAsTheIndexDoes(arbiter, insert, body)
        && !ReadsTheSequence(body);

    /// <summary>A deferrable key raises 55000 (B9), an invalid one arbitrates nothing (B14); a partial one needs its predicate, which a plain check does not tell (B6).</summary>
    public static bool CanArbitrate(UniqueKey arbiter) => arbiter is { IsDeferrable: false, IsValid: true, Predicate: null };

    /// <summary>The check is nothing but equalities on the key, and each compared value is what the insert writes (J5).</summary>
    private static bool ChecksExactlyTheKey(KeyPredicate check, SqlInsertCall insert, BodyUnderAnalysis body) =>
        check.IsConjunction && check.Comparisons.All(comparison => comparison.IsPlain && body.Keys.Agrees(comparison, insert));

    /// <summary>
    /// Types that fold case, pad or round make the check and the index disagree without any race, as a collation of the index's own may (D1);
    /// with NULLS NOT DISTINCT the index knows a NULL that <c>=</c> never finds (B11).
    /// </summary>
    private static bool ComparesAsTheIndexDoes(UniqueKey arbiter, SqlInsertCall insert, BodyUnderAnalysis body)
    {
        if (arbiter.NullsNotDistinct || body.Project.Keys.Table((TableRows)insert.Rows, body.Cancellation) is not { } table)
            return false;
        return arbiter.Parts.All(part => part is { Column: { } name, Collation: null or "C" or "POSIX" or "default" } && table.Column(name) is { TypeName: var type } && IsOrdinary(type));
    }

    private static bool IsOrdinary(string type) =>
        type is "text" or "uuid" or "integer" or "int" or "int4" or "bigint" or "int8" or "smallint" or "int2" or "date" or "boolean" or "bool" or "varchar" or "character varying"
        || type.StartsWith("varchar", StringComparison.Ordinal)
        || type.StartsWith("character varying", StringComparison.Ordinal);

    /// <summary>After a skipped insert lastval and currval give a number that is no row's (C3).</summary>
    private static bool ReadsTheSequence(BodyUnderAnalysis body) => body.Calls.Any(call =>
        call.Sql is { Text: var text }
        && (text.IndexOf("lastval", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("currval", StringComparison.OrdinalIgnoreCase) >= 0));
}
