using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Rules.OnConflict;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>
/// The check stays, and a clause lets the insert of the session that comes second give the winner's row (FACTS K4): by an update that changes
/// nothing where the insert returns the row, and by doing nothing where the code reads it again.
/// </summary>
internal static class RowEitherWayRewrite
{
    /// <summary>The rewrite; null where an obligation fails.</summary>
    public static Rewrite? Of(Race race, SqlInsertCall insert, BodyUnderAnalysis body)
    {
        if (!OnConflictObligations.HoldForOneRow(race, insert, body)
            || insert.Sql is not { } sql
            || InsertedTable.Of(insert, body) is not { } table
            || MadeRow.SourceOf(race, insert, body) is not { } source)
            return null;

        var key = race.Arbiter!.Parts.Select(part => part.Column!).ToList();
        var target = string.Join(", ", key.Select(IdentifierQuoting.Quote));
        if (source is ReadCall)
            return Written($"Leave the row to whoever is first, and read it: ON CONFLICT ({target}) DO NOTHING", OnConflictWriter.DoNothing(sql.Text, insert.Statement, key), insert, body);

        return UnchangingUpdate.AssignmentFor(insert.Statement, sql.Text, table) is { } assignment
            ? Written(
                $"Let the row come back whoever makes it: ON CONFLICT ({target}) DO UPDATE SET {assignment}",
                OnConflictWriter.DoUpdate(sql.Text, insert.Statement, key.Select(OnConflictElement.Column), predicate: null, assignment),
                insert,
                body)
            : null;
    }

    private static Rewrite? Written(string title, SqlInsertion? clause, SqlInsertCall insert, BodyUnderAnalysis body) =>
        clause is { } insertion && LiteralEdits.Inserting(insertion, insert, body) is { } literals ? new Rewrite(title, "", literals.ApplyTo) : null;
}
