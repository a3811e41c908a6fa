using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>CTI1001: a check guards an insert of the same rows.</summary>
internal sealed class CheckThenInsertRace : RaceRule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI1001";

    private static readonly DiagnosticDescriptor Race = RuleDescriptor.Create(
        Id,
        "Check-then-insert race",
        "Two sessions can both find no {0} with this {1} and both {2}: {3}. {4}.",
        RuleCategory.CheckThenInsert,
        DiagnosticSeverity.Warning,
        "Between the check and the insert another session can insert the same key; a transaction or an in-process lock does not prevent it. Only the unique index decides without a race: use INSERT … ON CONFLICT, or catch SQLSTATE 23505 where the insert is sent.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Race;

    private protected override string AdviceFor(Race race) => race.Insert switch
    {
        { Library: DatabaseLibrary.EntityFramework } => "Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges",
        _ when race.Arbiter is { IsDeferrable: false } arbiter => $"Let the index decide: ON CONFLICT ({arbiter.Describe()}) DO NOTHING",
        _ => "Let the unique index decide: ON CONFLICT on it, or catch SQLSTATE 23505 here",
    };
}
