using CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Rules.UniqueViolations;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>Writes <c>ON CONFLICT (key) DO NOTHING</c> into an insert whose violation is swallowed (FACTS K1): the row is skipped, and nothing fails.</summary>
internal static class SkippedInsert
{
    /// <summary>The rewrite; null where more happens after a violation than nothing, or where it is not known which key is meant.</summary>
    public static Rewrite? Of(LostWork lost, TryStatementSyntax tried, CatchClauseSyntax clause, BodyUnderAnalysis body)
    {
        if (lost.Failing.Call is not SqlInsertCall { Chain.IsEmpty: true, IsOnlyStatement: true, InsertsManyRows: false, Answer: null, Statement.Returning: null, Sql: { } sql } insert
            || clause.Block.Statements.Count > 0
            || SendingStatement.Of(insert) is not ExpressionStatementSyntax { Expression: not AssignmentExpressionSyntax } statement
            || tried.Block.Statements.Last() != statement
            || KeyOf(insert, body) is not { } key
            || !IsAsked(clause, key))
            return null;

        var columns = key.Parts.Select(part => part.Column!).ToList();
        return OnConflictWriter.DoNothing(sql.Text, insert.Statement, columns) is { } insertion && LiteralEdits.Inserting(insertion, insert, body) is { } literals
            ? new Rewrite($"Skip the row that is there already: ON CONFLICT ({string.Join(", ", columns.Select(IdentifierQuoting.Quote))}) DO NOTHING", "CTI3006.KeepTheWork", literals.ApplyTo)
            : null;
    }

    /// <summary>The only unique key of the table that users choose, when it can arbitrate.</summary>
    private static UniqueKey? KeyOf(SqlInsertCall insert, BodyUnderAnalysis body) =>
        ChosenKeys.Of(insert, body).ToList() is [var key]
        && ArbiterObligations.CanArbitrate(key)
        && body.Project.Keys.UniqueKeysOf(insert.Rows, body.Cancellation).All(other => other == key || other.IsPrimary)
            ? key
            : null;

    /// <summary>A filter that names another constraint takes other violations than this key's.</summary>
    private static bool IsAsked(CatchClauseSyntax clause, UniqueKey key) =>
        clause.Filter is not { } filter
        || !filter.ToString().Contains("ConstraintName")
        || (key.Name is { } name && filter.ToString().Contains($"\"{name}\""));
}
