using CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>Writes <c>ON CONFLICT (key) DO NOTHING</c> into an insert whose violation is swallowed (FACTS K1): the row is skipped, and nothing fails.</summary>
internal static class SkippedInsert
{
    /// <summary>The rewrite; null where more happens after a violation than nothing, or where it is not known which key is meant.</summary>
    public static Rewrite? Of(LostWork lost, TryStatementSyntax tried, CatchClauseSyntax clause, BodyUnderAnalysis body)
    {
        return lost.Failing.Call is SqlInsertCall { Chain.IsEmpty: true, IsOnlyStatement: true, InsertsManyRows: false } insert
            && clause.Block.Statements.Count == 0
            && SendingStatement.Of(insert) is { } statement
            && tried.Block.Statements.Last() == statement
                ? Of(insert, clause, "CTI3006.KeepTheWork", body)
                : null;
    }

    /// <summary>The same for rows whose number nobody asks for.</summary>
    public static Rewrite? Of(SqlInsertCall insert, CatchClauseSyntax clause, string equivalenceKey, BodyUnderAnalysis body)
    {
        if (insert is not { Answer: null, Statement.Returning: null, Sql: { } sql }
            || SendingStatement.Of(insert) is not ExpressionStatementSyntax { Expression: not AssignmentExpressionSyntax }
            || KeyOf(insert, body) is not { } key
            || !IsAsked(clause, key))
            return null;

        var columns = key.Parts.Select(part => part.Column!).ToList();
        return OnConflictWriter.DoNothing(sql.Text, insert.Statement, columns) is { } insertion && LiteralEdits.Inserting(insertion, insert, body) is { } literals
            ? new Rewrite($"Skip rows that are there already: ON CONFLICT ({string.Join(", ", columns.Select(IdentifierQuoting.Quote))}) DO NOTHING", equivalenceKey, literals.ApplyTo)
            : null;
    }

    /// <summary>The only unique key of the table beside a primary key that the insert leaves to the database, when it can arbitrate.</summary>
    private static UniqueKey? KeyOf(SqlInsertCall insert, BodyUnderAnalysis body) =>
        body.Project.Keys.UniqueKeysOf(insert.Rows, body.Cancellation).Where(key => !(key.IsPrimary && !IsWritten(key, insert))).ToList() is [var only]
        && IsWritten(only, insert)
        && ArbiterObligations.CanArbitrate(only)
            ? only
            : null;

    private static bool IsWritten(UniqueKey key, SqlInsertCall insert) =>
        key.Parts.All(part => part.Column is { } column && insert.Statement.Columns.Any(listed => listed.Value == column));

    /// <summary>A filter that names another constraint takes other violations than this key's.</summary>
    private static bool IsAsked(CatchClauseSyntax clause, UniqueKey key) =>
        clause.Filter is not { } filter
        || !filter.ToString().Contains("ConstraintName")
        || (key.Name is { } name && filter.ToString().Contains($"\"{name}\""));
}
