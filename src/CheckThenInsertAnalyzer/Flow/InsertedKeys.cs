using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells of the unique keys of a table where an insert takes their values from.</summary>
internal sealed class InsertedKeys(SqlInsertCall insert, TableSchema table, LocalAssignments locals)
{
    private readonly InsertStatement _statement = insert.Statement;

    /// <summary>The valid keys whose values come from there.</summary>
    public IReadOnlyList<UniqueKey> From(KeySource source) => table.UniqueKeys.Where(key => key.IsValid && SourceOf(key) == source).ToList();

    /// <summary>Where the key's values come from: the one of its columns that can meet another row least decides.</summary>
    public KeySource SourceOf(UniqueKey key)
    {
        var sources = key.Parts.Select(part => SourceOf(part, isAlone: key.Parts.Length == 1)).ToList();
        if (sources.Contains(KeySource.Null) && !key.NullsNotDistinct)
            return KeySource.Null;
        if (sources.Contains(KeySource.Fresh))
            return KeySource.Fresh;
        if (sources.Contains(KeySource.Drawn))
            return KeySource.Drawn;
        return sources.Contains(KeySource.Copied) ? KeySource.Copied : KeySource.Given;
    }

    /// <summary>Whether the insert gives the column a value of its own in some row, or may do so because it lists no columns.</summary>
    public bool Lists(string column) => _statement.Columns.IsEmpty || _statement.Columns.Any(listed => listed.Value == column);

    private KeySource SourceOf(KeyPart part, bool isAlone)
    {
        if (part.Column is not { } name || table.Column(name) is not { } column)
            return KeySource.Given;
        if (!Lists(name))
            return SourceOfDefault(column);

        var values = insert.ValuesOf(name).ToList();
        if (values.Count > 0 && values.TrueForAll(IsDefault))
            return SourceOfDefault(column);
        if (values.Count > 0 && values.TrueForAll(IsNextValue))
            return KeySource.Drawn;

        if (values.Count > 0 && values.TrueForAll(IsMadeAnew))
            return KeySource.Fresh;
        return isAlone && column.TypeName == "uuid" ? KeySource.Copied : KeySource.Given;
    }

    private static KeySource SourceOfDefault(ColumnSchema column) => column.Generation switch
    {
        ColumnGeneration.Serial or ColumnGeneration.IdentityByDefault or ColumnGeneration.IdentityAlways => KeySource.Drawn,
        ColumnGeneration.Default when column.TypeName == "uuid" => KeySource.Fresh,
        ColumnGeneration.None => KeySource.Null,
        _ => KeySource.Given,
    };

    private static bool IsDefault(SqlExpression value) => value is LiteralExpression { Kind: SqlLiteralKind.Default };

    private static bool IsNextValue(SqlExpression value) => value is FunctionExpression { Name.Name.Value: "nextval" };

    /// <summary><c>gen_random_uuid()</c>, or a parameter that is given <c>Guid.NewGuid()</c>.</summary>
    private bool IsMadeAnew(SqlExpression value) =>
        value.WithoutCasts() is FunctionExpression { Name.Name.Value: "gen_random_uuid" or "uuid_generate_v4" or "uuid_generate_v1" or "uuidv4" or "uuidv7" }
        || SuppliedOperation.Of(value, insert.Parameters, locals) is IInvocationOperation { TargetMethod: { Name: "NewGuid" or "CreateVersion7" or "NewUlid", IsStatic: true } };
}
