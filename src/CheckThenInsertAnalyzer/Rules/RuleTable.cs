using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules.CheckThenInsert;
using CheckThenInsertAnalyzer.Rules.KeysAndSequences;
using CheckThenInsertAnalyzer.Rules.ModelAgainstCode;
using CheckThenInsertAnalyzer.Rules.OnConflict;
using CheckThenInsertAnalyzer.Rules.UniqueViolations;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules;

/// <summary>All rules, in the order of their ids.</summary>
internal static class RuleTable
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } = ImmutableArray.Create<Rule>(
        new CheckThenInsertRace(),
        new GetOrCreateRace(),
        new UpdateOrInsertRace(),
        new OneStatementRace(),
        new FutileLockRace(),
        new UncoveredKey(),
        new CheckThenUpdateRace(),
        new ValidatorUniqueness(),
        new SelfRace(),
        new SeedingRace(),
        new ExplicitEntityKey(),
        new ExplicitSqlKey(),
        new UnhandledUniqueViolation(),
        new DeadViolationHandler(),
        new WrongSqlState(),
        new TextOfViolation(),
        new BroadHandler(),
        new LostWorkAfterViolation(),
        new FailedEntityStays(),
        new UnnamedKey(),
        new FutileRetry(),
        new OneDuplicateUndoesBatch(),
        new BareSqlState(),
        new UnmatchedTarget(),
        new MissingRow(),
        new HiddenConflict(),
        new ForeignUpsert(),
        new DeferrableArbiter(),
        new IdleTarget(),
        new OverwrittenIdentity(),
        new RepeatedKey(),
        new UnaskedResult(),
        new OtherKey(),
        new HiddenRows(),
        new CheckAgainstIndex());

    /// <summary>Everything that may be reported, in the order of the ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = Rules.Select(rule => rule.Descriptor).ToImmutableArray().Add(OptionNotUnderstood.Descriptor);

    /// <summary>What all rules find in a body, rule by rule.</summary>
    public static IEnumerable<Finding> Examine(BodyUnderAnalysis body) => Rules.SelectMany(rule => rule.Examine(body));
}
