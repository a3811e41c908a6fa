namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The btree operator classes by what they compare (PostgreSQL documentation, 11.10 Operator Classes and Operator Families).</summary>
internal static class OperatorClasses
{
    /// <summary>Whether the part is compared as the operator class says that the target writes.</summary>
    /// <param name="part">A key's part; without a class of its own it has its type's default.</param>
    /// <param name="wanted">The class that the target names; null when it names none.</param>
    public static Certainty Agree(TargetPart part, string? wanted)
    {
        if (wanted is null || part.OperatorClass == wanted)
            return Certainty.Yes;
        var mine = part.OperatorClass is { } named ? Comparison(named) : Default(part.Expression.Type);
        return mine is null || Comparison(wanted) is not { } theirs ? Certainty.Unknown : (mine == theirs).Certain();
    }

    /// <summary>Whether a class of that name exists on every server.</summary>
    public static bool IsBuiltIn(string name) => Comparison(name) is not null;

    /// <summary>The family and type that a class compares in, one name for both; null when the class is not a built-in one.</summary>
    private static string? Comparison(string name) => name switch
    {
        "text_ops" or "varchar_ops" => "text",
        "text_pattern_ops" or "varchar_pattern_ops" => "text pattern",
        "bpchar_ops" => "bpchar",
        "bpchar_pattern_ops" => "bpchar pattern",
        "int2_ops" => "int2",
        "int4_ops" => "int4",
        "int8_ops" => "int8",
        "numeric_ops" => "numeric",
        "float4_ops" => "float4",
        "float8_ops" => "float8",
        "bool_ops" => "bool",
        "date_ops" => "date",
        "timestamp_ops" => "timestamp",
        "timestamptz_ops" => "timestamptz",
        "uuid_ops" => "uuid",
        "bytea_ops" => "bytea",
        "jsonb_ops" => "jsonb",
        "name_ops" => "name",
        "enum_ops" => "enum",
        _ => null,
    };

    private static string? Default(SqlType? type) => type switch
    {
        { IsText: true } => "text",
        { IsBuiltIn: true } => type.Name,
        _ => null,
    };
}
