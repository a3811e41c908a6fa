namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>One equality of a check: the column must equal the value.</summary>
/// <param name="Column">The column's (for an entity: the property's) name.</param>
/// <param name="ColumnFunction">A function over the column, in lower case (<c>lower</c>, <c>trim</c> …); null when the column stands bare.</param>
/// <param name="Value">What it is compared with.</param>
/// <param name="ValueFunction">The same for the value's side.</param>
internal sealed record KeyComparison(string Column, string? ColumnFunction, SuppliedValue Value, string? ValueFunction)
{
    /// <summary>The number of the alternative that it belongs to, where one of several is enough (OR); null when every row that is looked for has the value.</summary>
    public int? Alternative { get; init; }

    /// <summary>Whether both sides stand bare, so that the check compares as the column's unique index does.</summary>
    public bool IsPlain => ColumnFunction is null && ValueFunction is null;

    /// <summary>What stands for a function where <c>IS NOT DISTINCT FROM</c> compares.</summary>
    public const string NullSafe = "is not distinct from";

    /// <summary>Whether two NULLs are equal to the check, which they are to no plain unique index (FACTS B11).</summary>
    public bool IsNullSafe => ColumnFunction == NullSafe;

    /// <summary>How the code writes it that the column is not compared by <c>=</c>; null when it is.</summary>
    public string? Operator => IsPattern || IsNullSafe ? ColumnFunction!.ToUpperInvariant() : ColumnFunction == "cast" ? ColumnFunction : null;

    /// <summary>Whether the value is a pattern: only where the very value is inserted does it look for equal ones.</summary>
    public bool IsPattern => ColumnFunction is "like" or "ilike";
}
