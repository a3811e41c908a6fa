using System.Collections.Immutable;
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
                key.Predicate is null && !IsSurrogate(key, insert.Rows, body) && AreChosen(key.Parts, insert, body));

    /// <summary>
    /// Those of a row that is only added here: the caller that saves it may have made a Guid that it gives, as the key of a row that it added before.
    /// </summary>
    public static IEnumerable<UniqueKey> OfAdded(InsertCall insert, BodyUnderAnalysis body) =>
        Of(insert, body).Where(key => !key.Parts.Any(part => part.Column is { } column && IsGuid(column, insert.Rows, body)));

    /// <summary>An entity that the method is given whole: who made it knows its key, and what to do when it is taken.</summary>
    private static bool IsHandedOn(InsertCall insert) => insert is EntityInsertCall { Entity: null or IParameterReferenceOperation };

    /// <summary>
    /// A key of one column that programs draw for each row: a Guid, or a text that is called id. In a key of several columns both stand for other rows,
    /// as in a link table, and are as likely to come again as these.
    /// </summary>
    private static bool IsSurrogate(UniqueKey key, RowSet rows, BodyUnderAnalysis body) =>
        key.Parts is [{ Column: { } column }] && (IsGuid(column, rows, body) || (IsCalledId(column) && IsText(column, rows, body)));

    private static bool IsGuid(string column, RowSet rows, BodyUnderAnalysis body) => rows switch
    {
        TableRows table => TypeNameOf(column, table, body) == "uuid",
        EntityRows { Entity: var entity } => entity.PropertyNamed(column)?.Type is { Name: "Guid", ContainingNamespace.Name: "System" },
        _ => false,
    };

    private static bool IsText(string column, RowSet rows, BodyUnderAnalysis body) => rows switch
    {
        TableRows table => TypeNameOf(column, table, body) is { } type && (type == "text" || type.IndexOf("char", StringComparison.OrdinalIgnoreCase) >= 0),
        EntityRows { Entity: var entity } => entity.PropertyNamed(column)?.Type.SpecialType == SpecialType.System_String,
        _ => false,
    };

    private static string? TypeNameOf(string column, TableRows rows, BodyUnderAnalysis body) => body.Project.Keys.Table(rows, body.Cancellation)?.Column(column)?.TypeName;

    private static bool IsCalledId(string column) => column.Equals("id", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether every column gets a value that was there before, and one of them comes in with the call.</summary>
    private static bool AreChosen(ImmutableArray<KeyPart> parts, InsertCall insert, BodyUnderAnalysis body)
    {
        var isGiven = false;
        foreach (var part in parts)
        {
            if (part.Column is not { } column || !IsWritten(column, insert, body) || IsSecret(insert.Rows.DisplayName + "." + column))
                return false;
            switch (body.Origins.Of(insert.ValueOf(column)))
            {
                case PathOrigin { Root: IParameterSymbol parameter } when !IsOfObject(parameter, body):
                    isGiven = true;
                    break;
                case PathOrigin { Root: IParameterSymbol or IFieldSymbol or IPropertySymbol } when !IsTime(column, insert.Rows, body):
                case ConstantOrigin:
                    break;

                // What the method makes itself, as a random number or a new parent's key, does not collide; nor does the time that a clock tells.
                default:
                    return false;
            }
        }

        return isGiven;
    }

    private static bool IsWritten(string column, InsertCall insert, BodyUnderAnalysis body) => insert switch
    {
        SqlInsertCall { Rows: TableRows table } sql =>
            sql.Statement.Columns.Any(listed => listed.Value == column)
            && body.Project.Keys.Table(table, body.Cancellation)?.Column(column) is not { DrawsFromSequence: true },
        EntityInsertCall { EntityRows.Entity: var entity } => body.Project.Keys.Entity(entity, body.Cancellation).GeneratedKey.Property != column,
        _ => false,
    };

    /// <summary>A primary constructor's parameter is as a field to the methods of its class.</summary>
    private static bool IsOfObject(IParameterSymbol parameter, BodyUnderAnalysis body) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } && !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, body.Owner);

    private static bool IsTime(string column, RowSet rows, BodyUnderAnalysis body) => rows switch
    {
        TableRows table => TypeNameOf(column, table, body) is { } type && type.StartsWith("timestamp", StringComparison.OrdinalIgnoreCase),
        EntityRows { Entity: var entity } => entity.PropertyNamed(column)?.Type.Name is "DateTime" or "DateTimeOffset" or "Instant",
        _ => false,
    };

    /// <summary>Tokens, nonces and hashes are drawn from so many that no two are alike.</summary>
    private static bool IsSecret(string name) =>
        Array.Exists(Secrets, secret => name.IndexOf(secret, StringComparison.OrdinalIgnoreCase) >= 0);
}
