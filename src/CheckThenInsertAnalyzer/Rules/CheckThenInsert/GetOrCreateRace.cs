using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>CTI1002: a row is looked up and made when it is not there, and the code goes on with it.</summary>
internal sealed class GetOrCreateRace : RaceRule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI1002";

    private static readonly DiagnosticDescriptor Race = RuleDescriptor.Create(
        Id,
        "Get-or-create race",
        "Two sessions can both find no {0} with this {1} and both {2}: {3}. {4}.",
        RuleCategory.CheckThenInsert,
        DiagnosticSeverity.Warning,
        "Between the look-up and the insert another session can create the row. The session that comes second has to go on with that row, so skipping the insert is not enough: ON CONFLICT … DO UPDATE … RETURNING gives the row whoever made it, and EF Core code catches SQLSTATE 23505, detaches its own entity and reads again.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Race;

    private protected override string AdviceFor(Race race) => race.Insert switch
    {
        { Library: DatabaseLibrary.EntityFramework } => "The loser needs the winner's row: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, detach the new entity and read again",
        _ when race.Arbiter is { IsDeferrable: false } arbiter => $"The loser needs the winner's row: ON CONFLICT ({arbiter.Describe()}) DO UPDATE … RETURNING gives it, DO NOTHING does not",
        _ => "The loser needs the winner's row: ON CONFLICT … DO UPDATE … RETURNING on the unique index gives it, or catch SQLSTATE 23505 and read again",
    };
}
