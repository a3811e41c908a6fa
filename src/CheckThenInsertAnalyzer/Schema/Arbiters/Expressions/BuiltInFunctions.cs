using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The built-in functions that people build keys from (PostgreSQL documentation, 9.4 String Functions and Operators).</summary>
internal static class BuiltInFunctions
{
    private static readonly ImmutableDictionary<string, FunctionSignature> ByNameAndCount = Signatures().ToImmutableDictionary(signature => Key(signature.Name, signature.Parameters.Length));

    /// <summary>The function of that name with so many arguments; null when it is not known here.</summary>
    public static FunctionSignature? Find(string name, int count) => ByNameAndCount.TryGetValue(Key(name, count), out var signature) ? signature : null;

    /// <summary>Whether it is an aggregate, which no key may hold.</summary>
    public static bool IsAggregate(string name) => name is
        "count" or "max" or "min" or "sum" or "avg" or "array_agg" or "string_agg" or "bool_and" or "bool_or" or "every" or "json_agg" or "jsonb_agg" or "json_object_agg" or "jsonb_object_agg";

    /// <summary>Whether it is a window function.</summary>
    public static bool IsWindow(string name) => name is "row_number" or "rank" or "dense_rank" or "percent_rank" or "cume_dist" or "ntile" or "lag" or "lead" or "first_value" or "last_value" or "nth_value";

    /// <summary>Whether it gives rows.</summary>
    public static bool IsSet(string name) => name is "generate_series" or "unnest" or "regexp_split_to_table" or "regexp_matches" or "json_array_elements" or "jsonb_array_elements" or "jsonb_each" or "json_each";

    /// <summary>The type to which the function of that name casts; null when it is no cast.</summary>
    public static SqlType? Cast(string name) => name is "date" or "int2" or "int4" or "int8" or "float4" or "float8" or "numeric" or "text" ? SqlType.Of(name) : null;

    private static IEnumerable<FunctionSignature> Signatures()
    {
        var (text, number) = (SqlType.Text, SqlType.Integer);
        foreach (var name in new[] { "lower", "upper", "initcap", "reverse", "md5", "btrim", "ltrim", "rtrim" })
            yield return Function(name, text, text);
        foreach (var name in new[] { "length", "char_length", "octet_length", "ascii", "hashtext" })
            yield return Function(name, number, text);
        foreach (var name in new[] { "btrim", "ltrim", "rtrim" })
            yield return Function(name, text, text, text);
        foreach (var name in new[] { "left", "right", "substr", "substring", "repeat" })
            yield return Function(name, text, text, number);
        foreach (var name in new[] { "substr", "substring" })
            yield return Function(name, text, text, number, number);
        foreach (var name in new[] { "replace", "translate", "regexp_replace" })
            yield return Function(name, text, text, text, text);
        yield return Function("strpos", number, text, text);
        yield return Function("split_part", text, text, text, number);
        foreach (var name in new[] { "lpad", "rpad" })
            yield return Function(name, text, text, number, text);
        yield return Function("regexp_replace", text, text, text, text, text);
    }

    private static FunctionSignature Function(string name, SqlType result, params SqlType[] parameters) => new(name, ImmutableArray.Create(parameters), result);

    private static string Key(string name, int count) => name + "/" + count;
}
