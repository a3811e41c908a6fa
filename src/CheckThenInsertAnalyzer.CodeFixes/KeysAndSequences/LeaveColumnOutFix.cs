using System.Composition;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.KeysAndSequences;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.CodeFixes.KeysAndSequences;

/// <summary>CTI2002: takes a generated column and its value out of an INSERT, with the parameter that gave the value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LeaveColumnOutFix)), Shared]
public sealed class LeaveColumnOutFix : FindingFixProvider
{
    private protected override string RuleId => ExplicitSqlKey.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is not ExplicitColumnFinding { Insert: { Sql: { } sql } insert, ColumnIndex: var index }
            || !IsSurelyGenerated(insert, index, body)
            || LiteralEdits.IsSentTwice(insert, body)
            || ColumnCut.Of(insert.Statement, index, sql.Text) is not { } cut
            || SqlLiteralEdit.Remove(sql, cut.Ranges) is not { } literals
            || ParameterSites.Of(cut.Parameters, insert, body) is not { } sites)
            yield break;

        yield return new Rewrite(
            $"Leave column '{insert.Statement.Columns[index].Value}' out: the database generates it",
            "CTI2002.LeaveColumnOut",
            root => ParameterSites.Remove(root, sites, literals));
    }

    /// <summary>A column that is only called id may have no sequence; then nothing would give it a value.</summary>
    private static bool IsSurelyGenerated(SqlInsertCall insert, int index, BodyUnderAnalysis body) =>
        insert is { Rows: TableRows rows, Statement: { IsReliable: true, Overriding: OverridingClause.None } statement }
        && body.Project.Keys.Table(rows, body.Cancellation)?.Column(statement.Columns[index].Value)?.DrawsFromSequence == true;
}
