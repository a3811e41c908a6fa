using System.Composition;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.OnConflict;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.CodeFixes.OnConflict;

/// <summary>CTI4004: says the same in PostgreSQL's words.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SpeakPostgresFix)), Shared]
public sealed class SpeakPostgresFix : FindingFixProvider
{
    private protected override string RuleId => ForeignUpsert.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is ForeignUpsertFinding { Call: { Sql: { } sql } call, Replacements: { Count: > 0 } replacements }
            && !LiteralEdits.IsSentTwice(call, body)
            && SqlLiteralEdit.Replace(sql, replacements) is { } tokens)
            yield return new Rewrite($"Write {finding.MessageArguments[1]}", "CTI4004.SpeakPostgres", new LiteralEdits(tokens).ApplyTo);
    }
}
