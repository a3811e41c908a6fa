using System.Composition;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.UniqueViolations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>CTI3010: lets ON CONFLICT skip the rows that are there already, as the handler means to.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SkipDuplicatesFix)), Shared]
public sealed class SkipDuplicatesFix : FindingFixProvider
{
    private protected override string RuleId => OneDuplicateUndoesBatch.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is UndoneBatchFinding { Undone: { Insert: { } insert, Clause.Syntax: CatchClauseSyntax clause } } && SendsAllRows(insert) && SkippedInsert.Of(insert, clause, "CTI3010.SkipDuplicates", body) is { } rewrite)
            yield return rewrite;
    }

    /// <summary>Of several statements each would need its ON CONFLICT.</summary>
    private static bool SendsAllRows(SqlInsertCall insert) => insert.IsOnlyStatement && (insert.InsertsManyRows || insert.Parameters.IsList);
}
