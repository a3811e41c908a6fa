using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>Finds the unique keys whose values come from outside, so that another row may have them.</summary>
internal static class ChosenKeys
{
    private static readonly string[] Secrets = ["token", "secret", "nonce", "hash", "authorization"];

    /// <summary>The known unique keys over all rows, not generated, all of whose columns the insert writes.</summary>
    public static IEnumerable<UniqueKey> Of(InsertCall insert, BodyUnderAnalysis body) =>
        IsHandedOn(insert)
            ? []
            : body.Project.Keys.UniqueKeysOf(insert.Rows, body.Cancellation).Where(key =>
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
    private static bool IsGuid(INamedTypeSymbol entity, string property) =>
        entity.PropertyNamed(property)?.Type is { Name: "Guid", ContainingNamespace.Name: "System" };
}
