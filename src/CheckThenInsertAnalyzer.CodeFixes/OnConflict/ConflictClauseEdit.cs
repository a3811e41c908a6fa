using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Rules.OnConflict;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.CodeFixes.OnConflict;

/// <summary>Writes a change of an ON CONFLICT clause into the literals of its insert.</summary>
internal static class ConflictClauseEdit
{
    /// <summary>Another target; null when the text cannot be changed, or other calls share it.</summary>
    public static LiteralEdits? Of(SqlInsertCall insert, KeyTarget target, BodyUnderAnalysis body) =>
        insert.Sql is { } sql ? Of(insert, ConflictClauseWriter.Target(sql.Text, insert.Statement, target.Elements, target.Predicate), body) : null;

    /// <summary>An update that changes nothing; null when the text cannot be changed, or other calls share it.</summary>
    public static LiteralEdits? Of(SqlInsertCall insert, UnchangingUpdate update, BodyUnderAnalysis body) =>
        insert.Sql is { } sql ? Of(insert, ConflictClauseWriter.Update(sql.Text, insert.Statement, update.Target?.Elements, update.Target?.Predicate, update.Assignment), body) : null;

    private static LiteralEdits? Of(SqlInsertCall insert, SqlReplacement? change, BodyUnderAnalysis body) =>
        change is { } replacement && !LiteralEdits.IsSentTwice(insert, body) && SqlLiteralEdit.Replace(insert.Sql!, replacement.Range, replacement.Text) is { } tokens
            ? new LiteralEdits(tokens)
            : null;
}
