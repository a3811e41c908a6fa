using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>CTI4008: a list of the application's is upserted in one statement, and nothing takes double keys out.</summary>
internal sealed class RepeatedKey : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI4008";

    private static readonly DiagnosticDescriptor Repeated = RuleDescriptor.Create(
        Id,
        "Same key twice in one upsert",
        "A key that comes twice in '{1}' fails the whole upsert into '{0}' with 21000. Take each once: SELECT DISTINCT ON ({2}).",
        RuleCategory.OnConflict,
        DiagnosticSeverity.Info,
        "DO UPDATE cannot change one row twice in one statement: ON CONFLICT DO UPDATE command cannot affect row a second time. A list that users give may name a key twice.");

    private static readonly string[] ListFunctions =
        ["unnest", "json_array_elements", "jsonb_array_elements", "json_to_recordset", "jsonb_to_recordset", "json_populate_recordset", "jsonb_populate_recordset", "json_array_elements_text", "jsonb_array_elements_text"];

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Repeated;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        foreach (var insert in body.Calls.OfType<SqlInsertCall>())
        {
            if (insert.Statement is not { IsReliable: true, Query: { } query, OnConflict: { IsUpdate: true, Target.IsEmpty: false } clause } || !KeepsDoubles(query))
                continue;
            if (ListsOf(query).FirstOrDefault() is { } list && MayNameTwice(list, insert, body))
                yield return Report(insert, list, clause);
        }
    }

    private static bool KeepsDoubles(SelectStatement query) =>
        query is { IsUnderstood: true, IsDistinct: false, IsGrouped: false, IsLimited: false, DistinctOn.IsEmpty: true, SetOperations.IsEmpty: true, Where: null };

    /// <summary>The placeholders whose lists become rows: in FROM, or as an item.</summary>
    private static IEnumerable<SqlExpression> ListsOf(SelectStatement query)
    {
        var calls = query.Sources is [FunctionItem { Function: var source }] ? [source] : query.Sources.IsEmpty ? query.Items.Select(item => item.WithoutCasts()) : [];
        return calls
            .OfType<FunctionExpression>()
            .Where(call => Array.IndexOf(ListFunctions, call.Name.Name.Value) >= 0)
            .SelectMany(call => call.Arguments)
            .Select(argument => argument.WithoutCasts())
            .Where(argument => argument is ParameterExpression or HoleExpression);
    }

    /// <summary>
    /// Whether the list is the caller's and nothing takes double items out, as far as expressions and types tell. A list that the method fills
    /// itself holds what a loop found, often the keys of a dictionary.
    /// </summary>
    private static bool MayNameTwice(SqlExpression list, SqlInsertCall insert, BodyUnderAnalysis body)
    {
        var value = SuppliedOperation.Of(list, insert.Parameters, body.Locals);
        for (var step = 0; value is not null && step < 32; step++)
        {
            if (value.Type?.Name is "HashSet" or "ISet" or "IReadOnlySet" or "SortedSet" or "ImmutableHashSet" or "FrozenSet" or "KeyCollection" or "Dictionary" or "IDictionary")
                return false;
            if (value is IInvocationOperation { TargetMethod.Name: "Distinct" or "DistinctBy" or "GroupBy" or "Union" or "UnionBy" or "Except" or "Intersect" or "ToHashSet" })
                return false;
            if (value is IParameterReferenceOperation)
                return true;
            value = InnerOf(value, body.Locals);
        }

        return false;
    }

    private static IOperation? InnerOf(IOperation value, LocalAssignments locals) => value.WithoutWaiting() switch
    {
        IInvocationOperation call => call.Receiver()?.WithoutConversions(),
        IPropertyReferenceOperation { Instance: { } owner } => owner.WithoutConversions(),
        ILocalReferenceOperation { Local: var local } => locals.OnlyValueOf(local)?.WithoutConversions(),
        _ => null,
    };

    private static SqlInsertFinding Report(SqlInsertCall insert, SqlExpression list, OnConflictClause clause)
    {
        var sql = insert.Sql?.Text ?? "";
        return new(Repeated, CallPlace.Of(insert.Operation), DiagnosticSeverity.Info, insert)
        {
            MessageArguments = ImmutableArray.Create(
                insert.Rows.DisplayName,
                list is ParameterExpression ? sql.Substring(list.Range.Start, list.Range.Length) : "the list",
                string.Join(", ", clause.Target.Select(element => sql.Substring(element.Range.Start, element.Range.Length)))),
        };
    }
}
