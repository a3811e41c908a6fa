using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>CTI3001: an insert can violate a unique key that users choose, and nothing in the method takes the violation.</summary>
internal sealed class UnhandledUniqueViolation : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI3001";

    private static readonly DiagnosticDescriptor Unhandled = RuleDescriptor.Create(
        Id,
        "Unhandled unique violation",
        "This can fail with 23505 on the unique key {0} of '{1}', and nothing here takes the violation. Catch {2}, or let ON CONFLICT decide.",
        RuleCategory.UniqueViolations,
        DiagnosticSeverity.Info,
        "A key that users choose can be taken already. Without a handler the violation reaches them as a server error.");

    private static readonly string[] Secrets = ["token", "secret", "nonce", "hash", "authorization"];

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Unhandled;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        var raced = body.Races.Select(race => race.Insert).Concat(body.StatementRaces.Select(race => race.Insert)).ToImmutableHashSet();
        var protection = new Protection(body);
        var told = new HashSet<SyntaxNode>();
        foreach (var insert in body.Calls.OfType<InsertCall>())
        {
            if (insert.HasConflictClause || raced.Contains(insert) || ViolatedKey(insert, body) is not { } key || protection.IsLocked(insert))
                continue;
            foreach (var call in SendersOf(insert, body))
            {
                if (!body.Handlers.Handles(call) && !ViolationHandlers.AreAttempted(call) && told.Add(call.Operation.Syntax))
                    yield return Report(insert, call, key, body.Project.Keys.DisagreementsOf(insert.Rows, body.Cancellation).About(key));
            }
        }
    }

    /// <summary>The calls that send the insert: itself, or the flushes after an Add.</summary>
    private static IEnumerable<DatabaseCall> SendersOf(InsertCall insert, BodyUnderAnalysis body) =>
        insert is EntityInsertCall ? body.FlushesAfter(insert) : [insert];

    /// <summary>A known unique key over all rows, not generated, all of whose columns the insert writes; null when there is none.</summary>
    private static UniqueKey? ViolatedKey(InsertCall insert, BodyUnderAnalysis body) =>
        IsHandedOn(insert)
            ? null
            : body.Project.Keys.UniqueKeysOf(insert.Rows, body.Cancellation).FirstOrDefault(key =>
                key.Predicate is null && key.Parts.All(part => part.Column is { } column && IsChosen(column, insert, body)));

    /// <summary>An entity that the method is given whole: who made it knows its key, and what to do when it is taken.</summary>
    private static bool IsHandedOn(InsertCall insert) => insert is EntityInsertCall { Entity: null or IParameterReferenceOperation };

    private static bool IsChosen(string column, InsertCall insert, BodyUnderAnalysis body) => insert switch
    {
        SqlInsertCall { Rows: TableRows table } sql =>
            sql.Statement.Columns.Any(listed => listed.Value == column)
            && body.Project.Keys.Table(table, body.Cancellation)?.Column(column) is not ({ DrawsFromSequence: true } or { TypeName: "uuid" })
            && IsGiven(insert, column, body),
        EntityInsertCall { EntityRows.Entity: var entity } =>
            body.Project.Keys.Entity(entity, body.Cancellation).GeneratedKey.Property != column
            && !IsGuid(entity, column)
            && IsGiven(insert, column, body),
        _ => false,
    };

    /// <summary>Whether the value comes in from outside: what the method makes itself, as a random number or a new parent's key, does not collide.</summary>
    private static bool IsGiven(InsertCall insert, string column, BodyUnderAnalysis body) =>
        !IsSecret(insert.Rows.DisplayName + "." + column) && body.Origins.Of(insert.ValueOf(column)) is PathOrigin { Root: IParameterSymbol };

    /// <summary>Tokens, nonces and hashes are drawn from so many that no two are alike.</summary>
    private static bool IsSecret(string name) =>
        Array.Exists(Secrets, secret => name.IndexOf(secret, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Guids are made anew for each row; they collide only when somebody copies them.</summary>
    private static bool IsGuid(INamedTypeSymbol entity, string property)
    {
        for (var type = entity; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(property).OfType<IPropertySymbol>().FirstOrDefault() is { } found)
                return found.Type is { Name: "Guid", ContainingNamespace.Name: "System" };
        }

        return false;
    }

    private static UnhandledViolationFinding Report(InsertCall insert, DatabaseCall sender, UniqueKey key, SchemaDisagreement? doubt) =>
        new(Unhandled, CallPlace.Of(sender.Operation), DiagnosticSeverity.Info, insert, sender, key)
        {
            FurtherPlaces = sender == insert ? ImmutableArray<SyntaxNodeOrToken>.Empty : ImmutableArray.Create(CallPlace.Of(insert.Operation)),
            MessageArguments = ImmutableArray.Create(
                (key.Name is { } name ? $"'{name}'" : $"({key.Describe()})") + SourceDoubt.Of(doubt),
                insert.Rows.DisplayName,
                sender is FlushCall ? "the DbUpdateException whose inner PostgresException has SQLSTATE 23505" : "the PostgresException with SQLSTATE 23505"),
        };
}
