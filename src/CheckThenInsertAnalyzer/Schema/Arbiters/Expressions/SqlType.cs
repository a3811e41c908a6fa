namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A data type, as far as the analysis of expressions has to tell types apart.</summary>
/// <param name="Name">The server's own name of a built-in type (<c>int4</c>, <c>varchar</c>); another's as written.</param>
/// <param name="Modifier">What stands in parentheses, such as <c>255</c> or <c>10,2</c>; null for none.</param>
/// <param name="IsBuiltIn">False for a type whose operators and casts are not known: a domain, an enum, an extension's type, an array.</param>
internal sealed record SqlType(string Name, string? Modifier, bool IsBuiltIn)
{
    /// <summary>A quoted constant that has not met the type it is to have.</summary>
    public static SqlType Literal { get; } = new("unknown", null, IsBuiltIn: true);

    public static SqlType Text { get; } = BuiltIn("text");

    public static SqlType Boolean { get; } = BuiltIn("bool");

    public static SqlType Integer { get; } = BuiltIn("int4");

    public static SqlType BigInteger { get; } = BuiltIn("int8");

    public static SqlType Numeric { get; } = BuiltIn("numeric");

    public static SqlType Double { get; } = BuiltIn("float8");

    public static SqlType Date { get; } = BuiltIn("date");

    public bool IsLiteral => IsBuiltIn && Name == "unknown";

    public bool IsBoolean => IsBuiltIn && Name == "bool";

    /// <summary>Whether it is text or varchar, which share text's operators and functions.</summary>
    public bool IsText => IsBuiltIn && Name is "text" or "varchar";

    public bool IsInteger => IsBuiltIn && Name is "int2" or "int4" or "int8";

    public bool IsNumber => IsInteger || (IsBuiltIn && Name is "numeric" or "float4" or "float8");

    /// <summary>Whether it is one of the date and time types that compare with each other.</summary>
    public bool IsDateTime => IsBuiltIn && Name is "date" or "timestamp" or "timestamptz";

    /// <summary>Whether its values have a collation.</summary>
    public bool IsCollatable => IsBuiltIn && Name is "text" or "varchar" or "bpchar" or "name";

    public static SqlType BuiltIn(string name) => new(name, null, IsBuiltIn: true);

    /// <summary>The type of a column; null when it is not known.</summary>
    public static SqlType? Of(ColumnSchema? column) => column is { TypeName.Length: > 0 } ? Of(column.TypeName) : null;

    /// <summary>The type of that spelling.</summary>
    /// <param name="spelling">As written, in lower case.</param>
    public static SqlType Of(string spelling)
    {
        var name = spelling.Trim();
        if (name.StartsWith("pg_catalog.", StringComparison.Ordinal))
            name = name.Substring("pg_catalog.".Length);

        var modifier = TakeModifier(ref name);
        return BuiltInName(name) is { } known ? new SqlType(known, modifier ?? ImpliedModifier(name), IsBuiltIn: true) : new SqlType(name, modifier, IsBuiltIn: false);
    }

    /// <summary>The same type without what stands in parentheses.</summary>
    public SqlType WithoutModifier() => Modifier is null ? this : this with { Modifier = null };

    /// <summary>Takes <c>(…)</c> out, which stands in the midst of <c>timestamp (3) with time zone</c>.</summary>
    private static string? TakeModifier(ref string name)
    {
        var open = name.IndexOf('(');
        var close = name.IndexOf(')', Math.Max(open, 0));
        if (open < 0 || close < 0)
        {
            name = WithSingleSpaces(name);
            return null;
        }

        var modifier = name.Substring(open + 1, close - open - 1).Replace(" ", "");
        name = WithSingleSpaces(name.Substring(0, open) + " " + name.Substring(close + 1));
        return modifier;
    }

    private static string WithSingleSpaces(string name) => string.Join(" ", name.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary><c>char</c> means one character; bpchar says nothing of the length.</summary>
    private static string? ImpliedModifier(string name) => name is "char" or "character" or "nchar" or "national char" or "national character" ? "1" : null;

    private static string? BuiltInName(string name) => name switch
    {
        "text" or "bool" or "int2" or "int4" or "int8" or "numeric" or "float4" or "float8" or "varchar" or "bpchar" or "name"
            or "date" or "time" or "timetz" or "timestamp" or "timestamptz" or "interval" or "uuid" or "json" or "jsonb" or "bytea" or "inet" or "cidr" or "oid" => name,
        "int" or "integer" or "serial" or "serial4" => "int4",
        "bigint" or "bigserial" or "serial8" => "int8",
        "smallint" or "smallserial" or "serial2" => "int2",
        "boolean" => "bool",
        "decimal" or "dec" => "numeric",
        "real" => "float4",
        "double precision" or "float" => "float8",
        "character varying" or "char varying" or "national character varying" or "national char varying" or "nchar varying" => "varchar",
        "character" or "char" or "nchar" or "national char" or "national character" => "bpchar",
        "timestamp without time zone" => "timestamp",
        "timestamp with time zone" => "timestamptz",
        "time without time zone" => "time",
        "time with time zone" => "timetz",
        _ => null,
    };
}
