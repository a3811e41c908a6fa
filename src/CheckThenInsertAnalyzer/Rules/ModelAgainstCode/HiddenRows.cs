using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.ModelAgainstCode;

/// <summary>CTI5001: a global query filter hides rows from checks, and a unique key without that filter sees them.</summary>
internal sealed class HiddenRows : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI5001";

    private static readonly DiagnosticDescriptor Hidden = RuleDescriptor.Create(
        Id,
        "Query filter hides rows the index still sees",
        "{0} what the query filter on {1} hides, and the unique key on ({2}) of '{3}' sees it: while a hidden row holds the key, an insert fails with 23505 every time. Ask with IgnoreQueryFilters, or make the index as narrow as the filter.",
        RuleCategory.ModelAgainstCode,
        DiagnosticSeverity.Warning,
        "A global query filter is a condition of queries; the database's unique index knows nothing of it. A row that is marked deleted, or belongs to another tenant, keeps its key taken while every check finds it free. Give the index the filter (HasFilter) or the tenant's column, or let the check look past the filter.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Hidden;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body) => ExamineChecks(body).Concat(ExamineModel(body));

    /// <summary>A check that guards an insert: it fails for certain once a hidden row holds the key.</summary>
    private static IEnumerable<Finding> ExamineChecks(BodyUnderAnalysis body)
    {
        foreach (var race in body.Races.Where(race => !race.IsGuess))
        {
            if (race.Agreement != KeyAgreement.Agrees || race.Check.Rows is not EntityRows { Entity: var entity } || LooksPastFilters(body))
                continue;
            var compared = body.Project.Keys.StoredColumnsOf(race.Check.Rows, race.Compared, body.Cancellation);
            var schema = body.Project.Keys.Entity(entity, body.Cancellation);
            if (Blinds(schema).FirstOrDefault(blind => blind.Key.Parts.All(part => compared.Contains(part.Column!))) is { Key: { } } found)
                yield return Report(CallPlace.Of(race.Check.Operation), DiagnosticSeverity.Warning, "This check does not see", entity, found);
        }
    }

    /// <summary>The filter's own place: whether a hidden row should keep its key is for the author to say.</summary>
    private static IEnumerable<Finding> ExamineModel(BodyUnderAnalysis body)
    {
        foreach (var call in body.Operations.OfType<IInvocationOperation>())
        {
            if (call.TargetMethod is { Name: "HasQueryFilter", ContainingType: { Name: "EntityTypeBuilder", TypeArguments: [INamedTypeSymbol { TypeKind: TypeKind.Class } entity] } }
                && Blinds(body.Project.Keys.Entity(entity, body.Cancellation)).FirstOrDefault(blind => IsSetBy(call, blind.Filter)) is { Key: { } } found)
                yield return Report(CallPlace.Of(call), DiagnosticSeverity.Info, "No query sees", entity, found);
        }
    }

    /// <summary>The filters with the keys that know nothing of them: over all rows, and with no column that the filter reads. A key that identifies the row is always its own.</summary>
    private static IEnumerable<(QueryFilter Filter, UniqueKey Key)> Blinds(EntitySchema entity) =>
        from filter in entity.QueryFilters
        where !filter.Properties.IsEmpty
        from key in entity.UniqueKeys
        where key is { IsPrimary: false, Predicate: null, IsValid: true }
            && key.Parts.All(part => part.Column is { } column && !filter.Properties.Contains(column))
            && !key.Parts.All(part => part.Column == entity.GeneratedKey.Property)
        select (filter, key);

    private static bool LooksPastFilters(BodyUnderAnalysis body) => body.Operations.OfType<IInvocationOperation>().Any(call => call.TargetMethod.Name == "IgnoreQueryFilters");

    /// <summary>Whether the filter is the one that the call sets: its text is behind the call's arrow.</summary>
    private static bool IsSetBy(IInvocationOperation call, QueryFilter filter) => filter.Text is { } text && call.Syntax.ToString().Contains(text);

    private static HiddenRowsFinding Report(SyntaxNodeOrToken place, DiagnosticSeverity severity, string who, INamedTypeSymbol entity, (QueryFilter Filter, UniqueKey Key) found) =>
        new(Hidden, place, severity)
        {
            MessageArguments = ImmutableArray.Create(who, string.Join(", ", found.Filter.Properties.Select(property => $"'{property}'")), found.Key.Describe(), entity.Name),
        };
}
