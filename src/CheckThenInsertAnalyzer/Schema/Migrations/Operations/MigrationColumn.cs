namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads the column that a migration describes by Column, AddColumn or AlterColumn and the annotations after it.</summary>
internal static class MigrationColumn
{
    /// <summary>The definition.</summary>
    /// <param name="chain">The call and what follows it.</param>
    /// <param name="call">The call.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="places">Where the call has the arguments that have no name.</param>
    public static ColumnDefinition Read(BuilderChain chain, BuilderStep call, string name, MigrationColumnPlaces places)
    {
        var type = ConstantText.Of(call.Argument("type", places.Type))?.ToLowerInvariant() ?? TypeOf(call);
        return new(name, IsSerial(type) ? Unserial(type) : type, call.Source.Line)
        {
            IsNotNull = !ConstantText.IsTrue(call.Argument("nullable", places.Nullable)),
            Collation = ConstantText.Of(call.Argument("collation", int.MaxValue)),
            Default = DefaultOf(chain, call, type, places),
        };
    }

    private static ColumnDefault? DefaultOf(BuilderChain chain, BuilderStep call, string type, MigrationColumnPlaces places)
    {
        if (IsSerial(type))
            return new(ColumnGeneration.Serial, MakesSequence: true);

        foreach (var step in chain.Steps)
        {
            if (step.Name == "Annotation" && GenerationOf(step) is { } generation)
                return generation == ColumnGeneration.None ? null : new(generation, MakesSequence: true);
        }

        if (call.Argument("computedColumnSql", places.Computed) is { } computed && !ConstantText.IsNull(computed))
            return new(ColumnGeneration.Computed);
        if (call.Argument("defaultValueSql", places.DefaultSql) is { } sql && !ConstantText.IsNull(sql))
            return new(SnapshotPropertyReader.GenerationOfDefault(ConstantText.Of(sql)));
        return call.Argument("defaultValue", places.Default) is { } value && !ConstantText.IsNull(value) ? new(ColumnGeneration.Default) : null;
    }

    /// <summary>The strategy, or what the provider wrote before it had strategies.</summary>
    private static ColumnGeneration? GenerationOf(BuilderStep annotation) =>
        ConstantText.Of(annotation.Argument("name", 0)) is "Npgsql:Serial" or "Npgsql:ValueGeneratedOnAdd" && ConstantText.IsTrue(annotation.Argument("value", 1))
            ? ColumnGeneration.Serial
            : SnapshotPropertyReader.GenerationOfAnnotation(annotation);

    private static bool IsSerial(string type) => type is "serial" or "bigserial" or "smallserial";

    private static string Unserial(string type) => type switch
    {
        "bigserial" => "bigint",
        "smallserial" => "smallint",
        _ => "integer",
    };

    /// <summary>The provider's type for a class where the call names none (Npgsql documentation, Supported Types and their Mappings).</summary>
    private static string TypeOf(BuilderStep call) => call.TypeArgument?.ToString() switch
    {
        "string" => "text",
        "int" => "integer",
        "long" => "bigint",
        "short" => "smallint",
        "bool" => "boolean",
        "Guid" => "uuid",
        "decimal" => "numeric",
        "double" => "double precision",
        "float" => "real",
        "DateTime" or "DateTimeOffset" => "timestamp with time zone",
        "DateOnly" => "date",
        "byte[]" => "bytea",
        _ => "",
    };
}
