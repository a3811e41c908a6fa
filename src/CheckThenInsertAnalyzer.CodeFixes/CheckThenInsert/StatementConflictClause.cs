using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>The ON CONFLICT clause that a statement with a check of its own lacks.</summary>
/// <param name="Target">The conflict target, for titles.</param>
/// <param name="Action">DO NOTHING or DO UPDATE.</param>
/// <param name="Insertion">The clause and its place.</param>
internal sealed record StatementConflictClause(string Target, string Action, SqlInsertion Insertion)
{
    /// <summary>The clause; null when an obligation fails.</summary>
    public static StatementConflictClause? Of(StatementRace race, BodyUnderAnalysis body)
    {
        if (race is not { Arbiter: { } arbiter, Insert: SqlInsertCall { Sql: { } sql, Statement: { IsReliable: true, Query: { } query } statement } insert }
            || !ReferenceEquals(race.Sender, insert)
            || !SourceRows.AreAtMostOne(query)
            || !ArbiterObligations.Hold(arbiter, race.Check.Predicate, insert, body))
            return null;

        return race.Check.Form switch
        {
            AbsenceCheckForm.Query when AcceptsNoRow(insert) && OnConflictWriter.DoNothing(sql.Text, statement, TargetOf(arbiter), predicate: null) is { } insertion =>
                new StatementConflictClause(Describe(arbiter), "DO NOTHING", insertion),
            AbsenceCheckForm.Update when race.Check.Update is { } update && DropsItsResult(insert) && UpdateClause(sql.Text, insert, update, arbiter) is { } insertion =>
                new StatementConflictClause(Describe(arbiter), "DO UPDATE", insertion),
            _ => null,
        };
    }

    private static IEnumerable<OnConflictElement> TargetOf(UniqueKey arbiter) => arbiter.Parts.Select(part => OnConflictElement.Column(part.Column!));

    private static string Describe(UniqueKey arbiter) => string.Join(", ", arbiter.Parts.Select(part => IdentifierQuoting.Quote(part.Column!)));

    /// <summary>The statement gives no row already where the check finds one; only a reader that cannot do without is left alone (C2).</summary>
    private static bool AcceptsNoRow(SqlInsertCall insert) =>
        insert.Statement.Returning is null
        || (insert.Operation is Microsoft.CodeAnalysis.Operations.IInvocationOperation { TargetMethod.Name: var method }
            && (method.Contains("OrDefault") || method.StartsWith("Execute", StringComparison.Ordinal)));

    /// <summary>The loser's row counts as inserted where it would have counted as updated, so nobody may ask.</summary>
    private static bool DropsItsResult(SqlInsertCall insert) => insert.Statement.Returning is null && SendingStatement.Of(insert) is ExpressionStatementSyntax;

    /// <summary>What the UPDATE sets, which must be what the INSERT writes (C15).</summary>
    private static SqlInsertion? UpdateClause(string text, SqlInsertCall insert, UpdateStatement update, UniqueKey arbiter)
    {
        var isLower = text[insert.Statement.Range.Start] is >= 'a' and <= 'z';
        var written = new List<string>();
        foreach (var assignment in update.Assignments)
        {
            if (assignment is not { Columns: [var column], Values: [var value] }
                || arbiter.Parts.Any(part => part.Column == column.Value)
                || insert.ExpressionOf(column.Value) is not { } inserted
                || TextOf(text, value.Range) != TextOf(text, inserted.Range))
                return null;
            var name = TextOf(text, column.Range);
            written.Add($"{name} = {(isLower ? "excluded" : "EXCLUDED")}.{name}");
        }

        return written.Count == 0 || !update.Sources.IsEmpty
            ? null
            : OnConflictWriter.DoUpdate(text, insert.Statement, TargetOf(arbiter), predicate: null, string.Join(", ", written));
    }

    private static string TextOf(string text, SqlRange range) => text.Substring(range.Start, range.Length);
}
