namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The six comparisons of a btree, and what is known of operators with an opposite.</summary>
internal static class ComparisonOperator
{
    public static bool IsComparison(string name) => name is "=" or "<>" or "<" or "<=" or ">" or ">=";

    /// <summary>The operator that gives the same with its sides exchanged; null when there is none.</summary>
    public static string? Commuted(string name) => name switch
    {
        "=" or "<>" => name,
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        _ => null,
    };

    /// <summary>The operator that is true where this is false; null when none is known.</summary>
    public static string? Negated(string name) => name switch
    {
        "=" => "<>",
        "<>" => "=",
        "<" => ">=",
        "<=" => ">",
        ">" => "<=",
        ">=" => "<",
        "~~" => "!~~",
        "!~~" => "~~",
        "~~*" => "!~~*",
        "!~~*" => "~~*",
        "~" => "!~",
        "!~" => "~",
        "~*" => "!~*",
        "!~*" => "~*",
        _ => null,
    };
}
