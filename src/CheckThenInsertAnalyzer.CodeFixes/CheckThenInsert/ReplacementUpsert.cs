using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Rules.OnConflict;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>
/// A DELETE of the key before its insert: the insert overwrites the row that another session has put in since. The DELETE stays, as it may bring
/// triggers and cascades about and gives the columns that the insert leaves out their defaults again; one caller so sees no difference.
/// </summary>
internal static class ReplacementUpsert
{
    /// <summary>The rewrite; null where an obligation fails.</summary>
    public static Rewrite? Of(Race race, SqlInsertCall insert, BodyUnderAnalysis body)
    {
        if (race is not { Check.Change: RowChange.Delete, Arbiter: { } arbiter }
            || !ArbiterObligations.Hold(arbiter, race.Compared, insert, body)
            || insert is not { Chain.IsEmpty: true, InsertsManyRows: false, Sql: { } sql, Statement: { IsReliable: true, OnConflict: null } statement }
            || InsertedTable.Of(insert, body) is not { } table
            || AssignmentsOf(sql.Text, statement, arbiter, table) is not { } assignments
            || OnConflictWriter.DoUpdate(sql.Text, statement, arbiter.Parts.Select(part => OnConflictElement.Column(part.Column!)), predicate: null, assignments) is not { } clause
            || LiteralEdits.Inserting(clause, insert, body) is not { } literals)
            return null;

        var target = string.Join(", ", arbiter.Parts.Select(part => IdentifierQuoting.Quote(part.Column!)));
        return new Rewrite($"Overwrite what another session has put in since the DELETE: ON CONFLICT ({target}) DO UPDATE SET {assignments}", "", literals.ApplyTo);
    }

    /// <summary>Every column that the insert writes, but for the key's; null when there is none, or when one of them tells rows apart (C14).</summary>
    private static string? AssignmentsOf(string text, InsertStatement statement, UniqueKey arbiter, TableSchema table)
    {
        var excluded = text[statement.Range.Start] is >= 'a' and <= 'z' ? "excluded" : "EXCLUDED";
        var written = statement.Columns.Where(column => !arbiter.Parts.Any(part => part.Column == column.Value)).ToList();
        return written.Count > 0 && written.TrueForAll(column => MayBeOverwritten(column.Value, table))
            ? string.Join(", ", written.Select(column => text.Substring(column.Range.Start, column.Range.Length)).Select(name => $"{name} = {excluded}.{name}"))
            : null;
    }

    private static bool MayBeOverwritten(string column, TableSchema table) =>
        table.Column(column) is { DrawsFromSequence: false } && !table.UniqueKeys.Any(key => key.IsPrimary && key.Parts.Any(part => part.Column == column));
}
