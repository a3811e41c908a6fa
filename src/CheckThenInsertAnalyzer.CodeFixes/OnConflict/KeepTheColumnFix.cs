using System.Composition;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.OnConflict;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.CodeFixes.OnConflict;

/// <summary>CTI4007: takes the assignments out of SET that the existing row must be spared.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepTheColumnFix)), Shared]
public sealed class KeepTheColumnFix : FindingFixProvider
{
    private protected override string RuleId => OverwrittenIdentity.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is not OverwrittenColumnFinding { Insert: { Sql: { } sql, Statement.OnConflict.Assignments: var assignments } insert, Indexes: var indexes }
            || indexes.Length == assignments.Length
            || indexes.Any(index => assignments[index].Values[0].WithoutCasts() is ParameterExpression { IsPositional: true })
            || LiteralEdits.IsSentTwice(insert, body))
            yield break;

        var items = assignments.Select(assignment => assignment.Range).ToList();
        var cuts = ListCut.Of(items, indexes).ToList();
        if (!cuts.Zip(indexes, (cut, index) => ListCut.IsOnlyItem(cut, items[index], sql.Text)).All(only => only) || SqlLiteralEdit.Remove(sql, cuts) is not { } tokens)
            yield break;

        var columns = string.Join(" and ", indexes.Select(index => $"'{assignments[index].Columns[0].Value}'"));
        yield return new Rewrite($"Leave {columns} of the existing row alone", "CTI4007.KeepTheColumn", new LiteralEdits(tokens).ApplyTo);
    }
}
