using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>CTI1003: a row is changed when it is there and inserted when it is not.</summary>
internal sealed class UpdateOrInsertRace : RaceRule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI1003";

    private static readonly DiagnosticDescriptor Race = RuleDescriptor.Create(
        Id,
        "Update-or-insert race",
        "Two sessions can both find no {0} with this {1} and both {2}: {3}. {4}.",
        RuleCategory.CheckThenInsert,
        DiagnosticSeverity.Warning,
        "An UPDATE or DELETE that meets no row locks nothing, so another session can insert the key before this one does. INSERT … ON CONFLICT … DO UPDATE does both in one statement; EF Core code catches SQLSTATE 23505, detaches its own entity and updates the row that is there.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Race;

    private protected override string AdviceFor(Race race) => race.Insert switch
    {
        { Library: DatabaseLibrary.EntityFramework } => "Catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, detach the new entity and update the row that is there",
        _ when race.Arbiter is { IsDeferrable: false } arbiter => $"Let one statement do both: INSERT … ON CONFLICT ({arbiter.Describe()}) DO UPDATE SET …",
        _ => "Let one statement do both: INSERT … ON CONFLICT … DO UPDATE on the unique index, or catch SQLSTATE 23505 and update again",
    };
}
