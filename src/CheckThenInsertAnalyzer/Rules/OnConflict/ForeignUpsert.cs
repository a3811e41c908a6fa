using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>CTI4004: an upsert in the language of MySQL or SQLite on a connection to PostgreSQL.</summary>
internal sealed class ForeignUpsert : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI4004";

    private static readonly DiagnosticDescriptor Foreign = RuleDescriptor.Create(
        Id,
        "Not PostgreSQL",
        "PostgreSQL refuses this statement with 42601: {0}. Write {1}.",
        RuleCategory.OnConflict,
        DiagnosticSeverity.Warning,
        "INSERT IGNORE, ON DUPLICATE KEY UPDATE and REPLACE are MySQL's, INSERT OR IGNORE and DO UPDATE without a conflict target are SQLite's. PostgreSQL knows INSERT … ON CONFLICT (key) DO NOTHING and DO UPDATE.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Foreign;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        foreach (var call in body.Calls)
        {
            if (IdiomOf(call) is { } idiom && PostgresCertainty.Of(call, body.Project))
                yield return Report(call, idiom, body);
        }
    }

    private static string? IdiomOf(DatabaseCall call) => call switch
    {
        StatementCall { Statement: ForeignInsertStatement foreign } => foreign.Kind switch
        {
            ForeignInsertKind.InsertIgnore => "INSERT IGNORE is MySQL's",
            ForeignInsertKind.InsertOrIgnore => "INSERT OR IGNORE is SQLite's",
            ForeignInsertKind.InsertOrReplace => "INSERT OR REPLACE is SQLite's",
            ForeignInsertKind.Replace => "REPLACE INTO is MySQL's",
            _ => "ON DUPLICATE KEY UPDATE is MySQL's",
        },
        SqlInsertCall { Statement: { IsReliable: true, OnConflict: { IsUpdate: true, Target.IsEmpty: true, Constraint: null } } } => "DO UPDATE needs a conflict target",
        _ => null,
    };

    private static ForeignUpsertFinding Report(DatabaseCall call, string idiom, BodyUnderAnalysis body)
    {
        var translation = UpsertTranslation.Of(call, body);
        return new(Foreign, CallPlace.Of(call.Operation), DiagnosticSeverity.Warning, call, translation?.Replacements ?? [])
        {
            MessageArguments = ImmutableArray.Create(idiom, translation?.Clause ?? (IsSkip(call) ? "ON CONFLICT (key) DO NOTHING" : "ON CONFLICT (key) DO UPDATE SET column = EXCLUDED.column")),
        };
    }

    private static bool IsSkip(DatabaseCall call) =>
        call is StatementCall { Statement: ForeignInsertStatement { Kind: ForeignInsertKind.InsertIgnore or ForeignInsertKind.InsertOrIgnore } };
}
