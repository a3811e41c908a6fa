using System.Composition;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.CheckThenInsert;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>CTI1004: adds ON CONFLICT to the statement. Its check stays, so that one caller sees no difference (FACTS K5).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OneStatementRaceFix)), Shared]
public sealed class OneStatementRaceFix : FindingFixProvider
{
    private protected override string RuleId => OneStatementRace.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is not StatementRaceFinding { Race: { Insert: SqlInsertCall { Sql: { } sql } } race }
            || StatementConflictClause.Of(race, body) is not { } clause
            || SqlLiteralEdit.Replace(sql, new SqlRange(clause.Insertion.Offset, clause.Insertion.Offset), clause.Insertion.Text) is not { } literals)
            yield break;

        yield return new Rewrite(
            $"Add ON CONFLICT ({clause.Target}) {clause.Action}",
            "CTI1004.AddOnConflict",
            root => root.ReplaceTokens(literals.Keys, (token, _) => literals[token]));
    }
}
