namespace CheckThenInsertAnalyzer.Schema;

/// <summary>One part of a unique key: a column, or an expression over columns.</summary>
/// <param name="Column">The column's name as the server stores it (for an EF entity without a table: the property's name); null for an expression.</param>
/// <param name="Expression">The expression as it stands in the index, without outer parentheses; null for a column.</param>
internal sealed record KeyPart(string? Column, string? Expression)
{
    /// <summary>The collation that the index names, as the server stores the name; null when it names none and so takes the column's.</summary>
    public string? Collation { get; init; }

    /// <summary>The operator class that the index names, as the server stores the name; null when it names none and so takes the type's default.</summary>
    public string? OperatorClass { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Column ?? Expression ?? "";
}
